"""Names of municipalities that could not be decided, were mended, or were not in force on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kg.graph.checks.paper import LOW, MEDIUM, Check, Paper, label
from kg.graph.checks.wording import both
from kg.model.fact import Finding
from kg.model.place import Resolution

_SAID: Final = {
    "unknown": ("어느 지방자치단체인지 알 수 없다", "names no known municipality"),
    "ambiguous": ("여러 곳의 이름이라 정하지 않았다", "names several, none was chosen"),
    "not then": ("그날에는 그런 이름이 아니었다", "was not so called on that day"),
    "typo": ("오기로 보았다", "taken for a slip of the pen"),
    "other province": ("적힌 시도에 없는 이름이다", "lies in another province than written"),
}


def undecided(paper: Paper) -> Iterator[Finding]:
    """Each such name once."""
    held: dict[tuple[str, str], list[Resolution]] = defaultdict(list)
    for decision in paper.resolutions.values():
        if decision.rule == "not then" and paper.on is not None and not paper.on.sure:
            continue  # nobody knows which day's names are to be held against it
        if decision.rule in _SAID and (decision.chosen is None or decision.guess or decision.rule == "not then"):
            held[(label(decision.name), decision.rule)].append(decision)
    winners = {a.place for a in paper.facts.awards}
    for (name, rule), decisions in held.items():
        won = any(d.name in winners and d.chosen is None for d in decisions)
        spans = sorted(d.name.span for d in decisions)
        korean, english = _SAID[rule]
        note, noted = both(decisions[0].note)
        trust, trusted = _trust(decisions[0])
        yield Finding(
            "", MEDIUM if won else LOW, "place", f"‘{name}’: {korean}{f' ({note})' if note else ''}", f"{name}: {english}{f' ({noted})' if noted else ''}",
            name, paper.called(decisions[0].chosen), spans[0], tuple(spans[1:]),
            trust, tuple(dict.fromkeys(d.chosen for d in decisions if d.chosen)), trusted,
        )  # fmt: skip


def _trust(decision: Resolution) -> tuple[str, str]:
    if decision.chosen is None:
        return "정하지 않은 채 둔다: 이 문서만으로는 고를 수 없다", "left open: this document alone does not decide it"
    if decision.guess:
        return "추정으로 이었다", "joined by a guess"
    return "같은 지방자치단체로 보았다", "taken for the same municipality"


CHECKS: Final[tuple[Check, ...]] = (undecided,)
