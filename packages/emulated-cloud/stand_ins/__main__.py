"""Starts the emulator with the stand-ins: `python -m stand_ins`, set up by environment variables."""

import ministack.app

from . import bastion, database, database_callers, live_lambda, resource_types

resource_types.install()
bastion.install()
database.install()
database_callers.install()
live_lambda.install()
ministack.app.main()
