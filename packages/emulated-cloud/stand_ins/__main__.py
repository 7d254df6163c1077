"""Starts the emulator with the stand-ins: `python -m stand_ins`, configured by environment variables."""

import ministack.app

from . import (
    bastion,
    database,
    database_callers,
    identity_provider,
    live_lambda,
    resource_types,
    role_boundary,
    stack_role,
)

resource_types.install()
bastion.install()
database.install()
database_callers.install()
identity_provider.install()
live_lambda.install()
role_boundary.install()
stack_role.install()
ministack.app.main()
