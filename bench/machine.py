"""On what the figures were made: cores, memory, load, and the versions of all that was compared."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from shutil import which
from typing import Final

PACKAGES: Final = ("pyoxigraph", "oxigraph", "rdflib", "kiwipiepy", "pyvis")


def described() -> Mapping[str, str]:
    """What there is to say."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    models = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{os.cpu_count()} cores, {models[0] if models else platform.machine()}",
        "memory": f"{gib:.0f} GiB",
        "load at the start": " ".join(f"{one:.1f}" for one in os.getloadavg()),
        "system": f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "versions": ", ".join([*(f"{name} {version(name)}" for name in PACKAGES), f"Virtuoso {_virtuoso()}"]),
    }


def _virtuoso() -> str:
    found = which("virtuoso-t")
    if found is None:
        return "not installed"
    told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    lines = (told.stdout + told.stderr).splitlines()
    return next((line.split()[1] for line in lines if line.startswith("Version ")), "of unknown version")
