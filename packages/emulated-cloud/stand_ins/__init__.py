"""What the emulated cloud lacks, registered beside it as it starts; nothing of the emulator is edited.

A stand-in for a resource keeps what it is given and says what the real one would say of itself. It
refuses nothing that AWS would refuse: a deployment that succeeds here says nothing about these types.
"""
