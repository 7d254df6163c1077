"""OIDC providers in stacks. Signatures of tokens are not checked, only the trust policies of roles."""

from ministack.core.responses import get_account_id
from ministack.services import iam

from .registry import register


def arn_of(url: str) -> str:
    return f"arn:aws:iam::{get_account_id()}:oidc-provider/{url.split('://', 1)[-1]}"


def create(logical_id: str, properties: dict, stack: str):
    audiences = properties.get("ClientIdList") or []
    parameters = {f"ClientIDList.member.{n}": [name] for n, name in enumerate(audiences, 1)}
    arn = arn_of(properties["Url"])
    if arn not in iam._oidc_providers:
        iam._create_oidc_provider({"Url": [properties["Url"]], **parameters})
    return arn, {"Arn": arn}


def delete(arn: str, properties: dict):
    iam._delete_oidc_provider({"OpenIDConnectProviderArn": [arn]})


def install() -> None:
    register("AWS::IAM::OIDCProvider", create, delete)
