"""Whether this processor can run the light engine: its x86 build ends the whole process where it meets an older one."""

from __future__ import annotations

import platform
import re
from pathlib import Path

NEEDED = frozenset({"avx2", "fma"})
"""What the build for x86 was compiled with."""
X86 = frozenset({"x86_64", "amd64"})
_INFO = Path("/proc/cpuinfo")
_FLAGS = re.compile(r"^flags\s*:(.*)$", re.MULTILINE)


def lacking(machine: str, info: str) -> list[str]:
    """What a processor lacks for the light engine.

    Args:
        machine: the architecture, as ``platform.machine`` names it.
        info: the text of ``/proc/cpuinfo``; where it tells nothing, nothing is held against the processor.
    """
    told = _FLAGS.search(info)
    if machine.lower() not in X86 or told is None:
        return []
    return sorted(NEEDED - set(told.group(1).split()))


def here() -> list[str]:
    """What this machine's processor lacks."""
    try:
        info = _INFO.read_text(encoding="ascii", errors="replace")
    except OSError:  # not Linux: what is installed there was compiled for it
        info = ""
    return lacking(platform.machine(), info)
