"""Gives the stand-in for RDS Proxy what the real one gets from IAM.

`GET /_stand-ins/database-callers/ACCESS_KEY_ID?user=NAME&user=…` answers with the key's secret, its
session token, and those of the database users that its policies allow.
"""

import json
from urllib.parse import parse_qs

import ministack.app
from ministack.core.iam_evaluator import (
    AuthError,
    CredentialResolutionError,
    EvalContext,
    evaluate,
    resolve_credential,
    resolve_principal,
)
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import rds

from .registry import say

PATH = "/_stand-ins/database-callers/"


def find_caller(access_key: str, users: list[str]) -> dict | None:
    account, region = get_account_id(), get_region()
    with request_scope(account, region):
        credential = resolve_credential(access_key, account)
        if isinstance(credential, CredentialResolutionError):
            return None
        principal = resolve_principal(access_key, account, credential)
        if isinstance(principal, AuthError):
            return None
        return {
            "secretAccessKey": credential.secret_access_key,
            "sessionToken": credential.session_token,
            "users": [user for user in users if may_connect(principal, account, region, user)],
        }


def may_connect(principal, account: str, region: str, user: str) -> bool:
    if principal.policies is None:  # the root user's keys, which have all permissions
        return True
    return any(
        evaluate(
            EvalContext(
                principal_arn=principal.arn,
                principal_type=principal.type,
                principal_account=account,
                action="rds-db:connect",
                resource_arn=f"arn:aws:rds-db:{region}:{account}:dbuser:{proxy_id}/{user}",
                region=region,
                principal_keys=principal.keys,
            ),
            principal.policies,
            *principal.limits,
        ).decision == "Allow"
        for proxy_id in (proxy["DBProxyArn"].split(":")[-1] for proxy in rds._db_proxies.values())
    )


def install() -> None:
    own = ministack.app.app

    async def app(scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith(PATH):
            return await own(scope, receive, send)
        users = parse_qs(scope["query_string"].decode()).get("user", [])
        caller = find_caller(scope["path"].removeprefix(PATH), users)
        await send({
            "type": "http.response.start",
            "status": 200 if caller else 404,
            "headers": [(b"content-type", b"application/json")],
        })
        await send({"type": "http.response.body", "body": json.dumps(caller).encode()})

    ministack.app.app = app
    say("for the requests of RDS Proxy to IAM")
