"""Permissions boundaries of roles in stacks: the emulator enforces them, but its CloudFormation drops them."""

from ministack.services import iam

from .registry import after_write, say


def install() -> None:
    def keep_boundary(name, properties):
        iam._roles[name]["PermissionsBoundary"] = properties.get("PermissionsBoundary")

    after_write("AWS::IAM::Role", keep_boundary)
    say("for the permissions boundary of AWS::IAM::Role")
