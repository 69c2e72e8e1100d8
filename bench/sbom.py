"""``python -m bench.sbom OUT``: what the program is made of, as a CycloneDX 1.6 bill of materials.

Python packages are those that the installed metadata asks for without extras, npm packages those of the lock file that are
bundled into the explorer. Nothing is looked up elsewhere, so that the same installation gives the same bill.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "web" / "package-lock.json"
NAME: Final = "welfare-kg"


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """A package that the program brings along or asks for.

    Attributes:
        kind: ``pypi`` or ``npm``.
        licence: as its own metadata says, SPDX or not.
    """

    kind: str
    name: str
    version: str
    licence: str

    @property
    def purl(self) -> str:
        """The package URL."""
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"

    def plain(self) -> dict[str, object]:
        """As CycloneDX writes it."""
        licences = [{"license": {"name": self.licence}}]
        named = {"name": self.name, "version": self.version, "licenses": licences}
        return {"type": "library", "bom-ref": self.purl, "purl": self.purl, **named}


def python() -> Iterator[Component]:
    """Python packages that run with the program, and theirs."""
    seen, coming = set[str](), [NAME]
    while coming:
        name = coming.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            held = distribution(name)
        except PackageNotFoundError:
            continue  # asked for on other systems only
        if name != NAME:
            yield Component("pypi", name, held.version, licence(held))
        coming += [_normal(text) for text in held.requires or () if "extra ==" not in text]


def _normal(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def licence(held: Distribution) -> str:
    """What the metadata says: the expression, else the classifiers, else the first line of the text."""
    classes = [
        one.rpartition(" :: ")[2] for one in _told(held, "Classifier") if one.startswith("License :: OSI Approved ::")
    ]
    said = [line for text in _told(held, "License") for line in text.splitlines()[:1]]
    return next(iter(_told(held, "License-Expression")), "") or " OR ".join(classes) or next(iter(said), "")


def _told(held: Distribution, key: str) -> list[str]:
    """Read so that a key which is not there says nothing: finders differ in what ``[key]`` does then."""
    return held.metadata.get_all(key) or []


def npm() -> Iterator[Component]:
    """Packages bundled into the explorer."""
    for path, held in json.loads(LOCK.read_text(encoding="utf-8"))["packages"].items():
        if path and not held.get("dev"):
            name = path.rpartition("node_modules/")[2]
            yield Component("npm", name, held["version"], held.get("license", ""))


def components() -> list[Component]:
    """All of them, in order."""
    return sorted({*python(), *npm()})


def bill() -> dict[str, object]:
    """The bill of materials."""
    held = distribution(NAME)
    root = {"type": "application", "name": NAME, "version": held.version, "bom-ref": NAME}
    listed = [one.plain() for one in components()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": root},
        "components": listed,
    }


def main() -> None:
    """Write it."""
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {len(components())} packages")


if __name__ == "__main__":
    main()
