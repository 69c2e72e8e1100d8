"""Takes from a process what a query has no business with: memory and time beyond its share, and every socket.

The lexer refuses ``SERVICE`` in words; this holds whatever the engine may be brought to do.
"""

from __future__ import annotations

import os
import resource
import struct
from pathlib import Path
from typing import Final

_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Per machine: how the kernel names it, and its number for the system call ``socket``."""
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13
"""Go on; fail with "permission denied"."""


def memory(amount: int) -> None:
    """Bound the address space to what is mapped now and so much more; and leave no core behind."""
    _bound(resource.RLIMIT_AS, _mapped() + amount)
    _bound(resource.RLIMIT_CORE, 0)


def processor(seconds: float) -> None:
    """Bound processor time from now on, so that a child whose parent was killed ends by itself."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2)


def _bound(kind: int, amount: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def _mapped() -> int:
    """Bytes of address space in use; a child forked from a large process has them all, though it shares the memory."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def sockets() -> bool:
    """Have the kernel refuse every socket from now on, here and in threads to come; False where it cannot (seccomp)."""
    if os.uname().sysname != "Linux" or os.uname().machine not in _SOCKET:
        return False
    import ctypes  # noqa: PLC0415 - only where it is of use

    machine, number = _SOCKET[os.uname().machine]
    steps = (
        (_LOAD, 0, 0, 4),  # the machine the call is made for
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _REFUSE),  # a call in another machine's numbering
        (_LOAD, 0, 0, 0),  # the number of the call
        (_EQUAL, 0, 1, number),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    )
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    filtered = struct.pack("HP", len(steps), ctypes.addressof(program))
    system = ctypes.CDLL(None)
    steps_taken = [(_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, filtered, 0, 0)]
    return all(int(system.prctl(*step)) == 0 for step in steps_taken)
