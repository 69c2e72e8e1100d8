"""How well the sample articles are read: award statements and entities against what a careful reader wrote down.

``python -m bench.articles`` prints the table; ``--misses`` adds what was missed and what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from bench.quality import GOLD, Reading
from bench.score import Mention, rows
from kg.extract import Extractor
from kg.model.korean import Korean
from kg.model.likeness import squash
from kg.model.shipped import folder
from kg.model.thesaurus import Thesaurus
from kg.registry import Register

Stated = tuple[str, str, str, str]
"""Text, grade, 시도, 시군구."""


class Articles:
    """The sample articles, each read once by the real parts."""

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """By the number that gold calls them."""
        register, thesaurus = Register.load(), Thesaurus.load()
        extractor = Extractor(register, thesaurus, Korean(thesaurus.words))
        files = sorted((folder("data") / "articles").glob("*.txt"))
        return {Path(file).stem: Reading.of(file, extractor, register) for file in files}

    @cached_property
    def awards(self) -> frozenset[Stated]:
        """What the articles state by our reading; a name that the register leaves open stands as written."""
        return frozenset(
            (text, award.grade, *(reading.official(award.place) or ("?", award.place.text)))
            for text, reading in self.readings.items()
            for award in reading.facts.awards
        )

    def named(self, text: str, kind: str) -> Iterator[Mention]:
        """The programs or organisations of one article that are some municipality's."""
        return self.readings[text].mentions(kind)


def awards() -> frozenset[Stated]:
    """The awards that the articles state; counts, finalists, designations and other traps are none."""
    held = rows(GOLD / "articles-awards.tsv")
    return frozenset((r["doc"], r["grade"], r["sido"], r["sigungu"]) for r in held if r["fact_type"] == "award")


def traps() -> frozenset[Stated]:
    """What looks like an award there and is none."""
    held = rows(GOLD / "articles-awards.tsv")
    return (
        frozenset((r["doc"], r["grade"], r["sido"], r["sigungu"]) for r in held if r["fact_type"] != "award") - awards()
    )


def entities(kind: str) -> list[dict[str, str]]:
    """The gold rows of ``programme`` or ``organisation``."""
    return [row for row in rows(GOLD / "articles-entities.tsv") if row["kind"] == kind]


def missed(articles: Articles, kind: str) -> list[dict[str, str]]:
    """The entities of one kind that no mention of that kind and municipality holds, or is held by."""
    given = {"programme": "programs", "organisation": "organisations"}[kind]
    return [row for row in entities(kind) if not any(_same(row, m) for m in articles.named(row["doc"], given))]


def _same(row: dict[str, str], found: Mention) -> bool:
    wanted, name = squash(row["name"]), squash(found.name)
    return (row["sido"], row["sigungu"]) == (found.sido, found.sigungu) and (wanted in name or name in wanted)


def table(articles: Articles) -> Iterator[str]:
    """The lines of the report."""
    given, wanted = articles.awards, awards()
    right = len(given & wanted)
    recall, precision = right / len(wanted), right / len(given)
    yield f"awards: recall {right}/{len(wanted)} = {recall:.3f}, precision {right}/{len(given)} = {precision:.3f}"
    yield f"        F1 {2 * right / (len(wanted) + len(given)):.3f}, traps taken for awards {len(given & traps())}/{len(traps())}"
    for kind in ("programme", "organisation"):
        whole, lost = len(entities(kind)), len(missed(articles, kind))
        yield f"{kind}s: recall {whole - lost}/{whole} = {(whole - lost) / whole:.3f}"


def misses(articles: Articles) -> Iterator[str]:
    """What was missed (``-``) and what is wrong (``+``), a line each."""
    yield from (f"- award: {' '.join(one)}" for one in sorted(awards() - articles.awards))
    yield from (f"+ award: {' '.join(one)}" for one in sorted(articles.awards - awards()))
    for kind in ("programme", "organisation"):
        yield from (f"- {kind}: {row['doc']} {row['name']}" for row in missed(articles, kind))


def main(arguments: list[str]) -> None:
    """Print the table, and the misses where they are asked for."""
    articles = Articles()
    print("\n".join(table(articles)))
    if "--misses" in arguments:
        print("\n".join(misses(articles)))


if __name__ == "__main__":
    main(sys.argv[1:])
