"""The bastion and the document of its tunnels. No instance runs, so no tunnel can be opened."""

from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import ssm

from .registry import name_of, register, say

# https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
LATEST_IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"


def instance(logical_id: str, properties: dict, stack: str):
    name = f"i-{name_of({}, '', logical_id, stack)[-17:].lower()}"
    return name, {"InstanceId": name, "VpcId": "", "PrivateIp": "10.0.0.10"}


def document(logical_id: str, properties: dict, stack: str):
    return name_of(properties, "Name", logical_id, stack), {}


def public_parameters() -> None:
    """AWS's own parameters, which every account can read."""
    with request_scope(get_account_id(), get_region()):
        ssm._parameters[LATEST_IMAGE] = {
            "Name": LATEST_IMAGE,
            "Type": "String",
            "Value": "ami-0123456789abcdef0",
            "DataType": "aws:ec2:image",
            "Version": 1,
        }
    say("for the public parameter with the latest Amazon Linux image")


def install() -> None:
    public_parameters()
    register("AWS::EC2::Instance", instance)
    register("AWS::SSM::Document", document)
