"""Permissions boundaries of roles in stacks, which the emulator enforces and its CloudFormation forgets."""

from ministack.services import iam
from ministack.services.cloudformation import provisioners

from .registry import say


def install() -> None:
    handlers = provisioners._RESOURCE_HANDLERS
    own = handlers["AWS::IAM::Role"]

    def keep_boundary(name, properties):
        iam._roles[name]["PermissionsBoundary"] = properties.get("PermissionsBoundary")

    def create(logical_id, properties, stack):
        name, attributes = own["create"](logical_id, properties, stack)
        keep_boundary(name, properties)
        return name, attributes

    def update(physical_id, old, new, *others):
        name, attributes = own["update"](physical_id, old, new, *others)
        keep_boundary(name, new)
        return name, attributes

    handlers["AWS::IAM::Role"] = {**own, "create": create, "update": update}
    say("for the permissions boundary of AWS::IAM::Role")
