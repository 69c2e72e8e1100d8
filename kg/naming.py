"""What documents are known by: their file names, with as much of the folder before as tells two of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.store.manifest import Manifest


def named(digests: Mapping[Path, str], manifest: Manifest) -> dict[Path, str]:
    """The name of each file's document.

    A file whose bytes the graph holds under its name, bare or with folders, keeps that name, and so does one that the
    graph holds under its own folder. Of the others of one name the first has the bare name, unless it is taken; the rest
    are called ``folder/name``. Files of the same bytes and name are one document.

    Args:
        digests: of the files' bytes, in the order of the build.
        manifest: of the graph as it stands.
    """
    held: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry in manifest.documents:
        held[entry.name.rpartition("/")[2]][entry.name] = entry.digest
    alike: defaultdict[str, dict[str, list[Path]]] = defaultdict(dict)
    for path, digest in digests.items():
        alike[path.name].setdefault(digest, []).append(path)
    return {
        path: document
        for name, copies in alike.items()
        for digest, document in _told(name, copies, held[name]).items()
        for path in copies[digest]
    }


def _told(name: str, copies: Mapping[str, list[Path]], held: Mapping[str, str]) -> dict[str, str]:
    """The document's name for each digest."""
    known = {digest: document for document, digest in sorted(held.items(), reverse=True)}
    told = {digest: known[digest] for digest in copies if digest in known}
    for digest in (digest for digest in copies if digest not in told):
        for document in held:
            own = "/" in document and copies[digest][0].absolute().as_posix().endswith("/" + document)
            if own and document not in told.values():
                told[digest] = document
    others = [digest for digest in copies if digest not in told]
    if others and name not in told.values():
        told[others.pop(0)] = name
    return told | dict(zip(others, _tails([copies[digest][0] for digest in others]), strict=True))


def _tails(paths: Iterable[Path]) -> list[str]:
    """The ends of the paths, from two parts on as long as it takes to tell them apart."""
    parts = [path.absolute().parts for path in paths]
    for length in range(2, max(map(len, parts), default=2)):
        tails = ["/".join(part[-length:]) for part in parts]
        if len(set(tails)) == len(tails):
            return tails
    return ["/".join(part[1:]) for part in parts]
