"""What documents are known by: their file names, with as much of the folder before as tells two of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.store.manifest import Manifest


def named(digests: Mapping[Path, str], manifest: Manifest) -> dict[Path, str]:
    """The name of each file's document.

    Of files of one name and different bytes, that which the graph holds under the bare name keeps it, else the first
    has it; the others are called ``folder/name``. Files of the same bytes and name are one document.

    Args:
        digests: of the files' bytes, in the order of the build.
        manifest: of the graph as it stands.
    """
    alike: defaultdict[str, dict[str, list[Path]]] = defaultdict(dict)
    for path, digest in digests.items():
        alike[path.name].setdefault(digest, []).append(path)
    return {
        path: document
        for name, copies in alike.items()
        for digest, document in _told(name, copies, manifest).items()
        for path in copies[digest]
    }


def _told(name: str, copies: Mapping[str, list[Path]], manifest: Manifest) -> dict[str, str]:
    """The document's name for each digest."""
    held = manifest.entries.get(name)
    bare = held.digest if held and held.digest in copies else next(iter(copies))
    others = [digest for digest in copies if digest != bare]
    tails = _tails([copies[digest][0] for digest in others])
    return {bare: name, **dict(zip(others, tails, strict=True))}


def _tails(paths: Iterable[Path]) -> list[str]:
    """The ends of the paths, from two parts on as long as it takes to tell them apart."""
    parts = [path.absolute().parts for path in paths]
    for length in range(2, max(map(len, parts), default=2)):
        tails = ["/".join(part[-length:]) for part in parts]
        if len(set(tails)) == len(tails):
            return tails
    return ["/".join(part[1:]) for part in parts]
