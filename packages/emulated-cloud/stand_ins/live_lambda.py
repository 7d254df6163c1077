"""The endpoint of IoT Core, through which `sst dev` and its functions communicate.

As in AWS, the emulator's own endpoint is a subdomain, by which it recognises connections. This machine
cannot resolve that name, so the endpoint is the emulator's address.
"""

import json
import os
import re

import ministack.app
from ministack.services import iot

from .registry import say

GATEWAY = f"127.0.0.1:{os.environ['GATEWAY_PORT']}"


def install() -> None:
    own = iot._describe_endpoint

    def describe(query):
        status, headers, body = own(query)
        return status, headers, json.dumps({"endpointAddress": GATEWAY}).encode() if status == 200 else body

    iot._describe_endpoint = describe
    known = ministack.app._IOT_DATA_WS_RE.pattern
    ministack.app._IOT_DATA_WS_RE = re.compile(f"{known}|^{re.escape(GATEWAY)}$")
    say("for the address of IoT Core")
