"""Stand-ins for what the emulator lacks. They are registered when it starts; its code is not changed.

A stand-in for a resource stores its properties and returns the attributes of a real one. It accepts
properties that AWS would refuse, so a deployment that succeeds here proves nothing about these types.
"""
