"""Registers stand-ins with the emulator, and prints a line for each."""

import sys

from ministack.services.cloudformation import provisioners


def say(sentence: str) -> None:
    """Prints a line to standard error, for the person who started the emulated cloud."""
    print(f"stand-in: {sentence}", file=sys.stderr, flush=True)


def register(resource_type: str, create, delete=None) -> None:
    """Adds `resource_type` to the emulator's CloudFormation, unless the emulator has it.

    `create(logical_id, properties, stack)` returns the physical id and the attributes for
    `Fn::GetAtt`. An update calls it again with the new properties.
    """
    handlers = provisioners._RESOURCE_HANDLERS
    if resource_type in handlers:
        say(f"not needed for {resource_type}: the emulator has it now, remove the stand-in")
        return

    def update(physical_id, old, new, stack, logical_id):
        return create(logical_id, new, stack)

    handlers[resource_type] = {
        "create": create,
        "update": update,
        "update_with_logical_id": True,
        "delete": lambda physical_id, properties: delete and delete(physical_id, properties),
    }
    say(f"for {resource_type}")


def after_write(resource_type: str, keep) -> None:
    """Calls `keep(physical_id, properties)` after the emulator creates or updates such a resource."""
    handlers = provisioners._RESOURCE_HANDLERS
    own = handlers[resource_type]

    def create(logical_id, properties, stack):
        physical_id, attributes = own["create"](logical_id, properties, stack)
        keep(physical_id, properties)
        return physical_id, attributes

    def update(physical_id, old, new, *others):
        physical_id, attributes = own["update"](physical_id, old, new, *others)
        keep(physical_id, new)
        return physical_id, attributes

    handlers[resource_type] = {**own, "create": create, "update": update}


def name_of(properties: dict, key: str, logical_id: str, stack: str, longest: int = 64) -> str:
    """The name in the template, or a generated one that does not change with updates."""
    return str(properties.get(key) or provisioners._physical_name(stack, logical_id, max_len=longest))
