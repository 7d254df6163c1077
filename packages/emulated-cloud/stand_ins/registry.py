"""How a stand-in is registered with the emulator, and said to be there."""

import sys

from ministack.services.cloudformation import provisioners


def say(sentence: str) -> None:
    """Tells whoever started the emulated cloud, on standard error."""
    print(f"stand-in: {sentence}", file=sys.stderr, flush=True)


def register(resource_type: str, create, delete=None) -> None:
    """Lets stacks hold `resource_type`, unless the emulator knows it itself by now.

    `create(logical_id, properties, stack)` returns the physical id and the attributes that
    `Fn::GetAtt` may ask for; an update is the same again, under the same name.
    """
    handlers = provisioners._RESOURCE_HANDLERS
    if resource_type in handlers:
        say(f"none for {resource_type}: the emulator has it now, remove ours")
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


def name_of(properties: dict, key: str, logical_id: str, stack: str, longest: int = 64) -> str:
    """The name that the template gives, or one that is the same at every update."""
    return str(properties.get(key) or provisioners._physical_name(stack, logical_id, max_len=longest))
