"""Clauses: which grade is whose within a unit, from the order of names and grades and the particles between them.

Names wait for the grade behind them (``A는 최우수상을, B는 우수상을``), unless a grade was set as topic, which takes
what follows (``우수상은 A, B가 받았다``). A further grade without names of its own goes to the last that got one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from kg.extract.places import Found
from kg.extract.statements.others import alien, bestowed
from kg.extract.statements.parties import Party, Role, counts, parties
from kg.extract.statements.ranks import Form, Rank, ranks

_NEAR = re.compile(
    r"(?:을|를|에|에도|으로|로)?\s?(?:함께\s)?(?:[가-힣]+[은한탄된힌쥔둔]|인|이었던|이던|수상)?\s?"
    r"(?:(?:기관|지자체|자치단체|자치구|시\s?·?\s?군\s?·?\s?구?|도시|지역|곳)(?:인|은|는|이|에는|으로는|로는)?\s)?(?:(?:모두|총)\s)?(?:\d+\s?[곳개](?:으로|로),?\s)?"
)
_GIVEN = re.compile(r"주었|줬|준다|수여|돌아갔|돌아가|시상|전달|안겼|안겨|갔다|줄\s")
_OBJECT = re.compile(r"(?:을|를)\s(?:각각\s)?")
_OF_IT = re.compile(
    r"(?:을|를|에)?\s?[가-힣]{1,4}\s(?:소감|비결|배경|이유|사실|소식|기쁨|영광|공로|성과|요인|원동력|것|데|점|사업|시책|정책|분야|부문)"
)
"""Behind a grade whose clause has its own subject: ``A가 대상을 받은 | 소감``."""
_CASES = re.compile(r"\s?사례")
_STAFF = re.compile(r"\s(?:[가-힣]{2,8}\s)?관계자")
_WORKS = re.compile(r"의\s(?:[가-힣]{2,8}\s)?(?:사례|시책|정책|비결|경험|노하우|성과)")
_EACH = re.compile(r"각각|각\s|나란히|차례로")
_TOLD = re.compile(r"(?:밝혔|전했|알렸|말했|설명했|발표했|강조했|소개했)다|(?:밝힌|전한|알린)\s")
_LINK = re.compile(r"\s?(?:과|와|,|·|및|·)\s?")
_LEVEL = re.compile(r"\(?(?P<tier>광역|기초|시\s?·?\s?군\s?·?\s?구|시\s?·?\s?도)\)?")


@dataclass(frozen=True, slots=True)
class Tie:
    """A municipality tied to a grade; ``found`` is None where the text leaves the subject out."""

    found: Found | None
    rank: Rank

    @property
    def at(self) -> int:
        """Where both have been said."""
        return max(self.rank.start, self.found.start if self.found else 0)


@dataclass
class _State:
    """The reading of one unit so far."""

    text: str
    waiting: list[Party] = field(default_factory=list)
    last: tuple[Found, ...] = ()
    open: Rank | None = None
    latest: Party | None = None
    nobody: bool = False
    """Whether somebody who is not named is the subject now."""
    ties: list[Tie] = field(default_factory=list)

    def party(self, party: Party) -> None:
        """Names: to the open topic, or waiting."""
        if party.role is Role.NONE:
            return
        self.nobody, self.latest = False, party
        if self.open is not None and (party.role is not Role.OWNER or _CASES.match(self.text, self.open.end)):
            self._tie(party.names, self.open)
        else:
            self.waiting.append(party)

    def count(self) -> None:
        """A number of municipalities that are not named takes the place of those that got their grade."""
        if self.open is None and not self.waiting:
            self.last, self.nobody = (), True

    def rank(self, rank: Rank, following: Party | None) -> None:
        """A grade."""
        if rank.form is Form.BRACKET:
            self._bracket(rank)
        elif rank.form is Form.RELATIVE:
            self._relative(rank, following)
        elif following is not None and (rank.form is Form.TOPIC or self._given(rank, following)):
            self.waiting, self.open, self.last = [], rank, ()
        else:
            self._predicate(rank)

    def _bracket(self, rank: Rank) -> None:
        """``A·B(최우수)``: for the names right before it."""
        if self.latest is not None:
            names = self.latest.names
            self.waiting = [p for p in self.waiting if p is not self.latest]
            self.ties = [t for t in self.ties if t.found not in names or t.rank != self.open]
            self._tie(names, rank)
            self.latest, self.last, self.nobody = None, (), True
        if rank.onwards:
            self.open = rank

    def _given(self, rank: Rank, following: Party) -> bool:
        """``대상을 A에 (수여했다)``."""
        handed = following.role is Role.RECEIVER and _OBJECT.fullmatch(self.text, rank.end, following.start)
        return bool(handed and _GIVEN.search(self.text, following.end))

    def _relative(self, rank: Rank, following: Party | None) -> None:
        """``대상을 받은 A``: for the names right behind it; for its own subject where another noun stands there."""
        near = following is not None and _NEAR.fullmatch(self.text, rank.end, following.start)
        if following is not None and near and self._receives(following):
            self._tie(following.names, rank)
        elif not near and self.waiting and self.waiting[-1].role is Role.SUBJECT and _OF_IT.match(self.text, rank.end):
            self._tie(self.waiting.pop().names, rank)
        self.open, self.last, self.nobody = None, (), True

    def _receives(self, party: Party) -> bool:
        """Whether it is the head of ``대상을 받은 …``, if only as whose officers do something."""
        if party.role is Role.NONE:
            return _STAFF.match(self.text, party.end) is not None
        return party.role is not Role.OWNER or _WORKS.match(self.text, party.end) is not None

    def _predicate(self, rank: Rank) -> None:
        """``… 대상을 받았다``: for the names that wait, else for those that had the last grade, else for one left out."""
        if self.waiting and alien(
            self.text[self.waiting[-1].end : rank.start], listed=self.waiting[-1].role is Role.LISTED
        ):
            self.waiting, self.last, self.nobody = [], (), True
        elif self.waiting and bestowed(self.text, rank.end):
            self.waiting = [p for p in self.waiting if p.role not in {Role.TOPIC, Role.SUBJECT}]
            self.nobody = True
        if taken := self._takers():
            self.waiting, self.open = [], None
            self._tie(taken, rank)
            self.last = taken
        elif self.last:
            self._tie(self.last, rank)
        elif self.open is not None and self.open.generic and not rank.generic:
            self.ties = [replace(t, rank=rank) if t.rank == self.open else t for t in self.ties]
        elif not self.nobody and self.open is None and rank.form is Form.PREDICATE:
            self.ties.append(Tie(None, rank))

    def _takers(self) -> tuple[Found, ...]:
        """Of the waiting, those who receive: a reporting topic does not beside another subject; owners only alone."""
        held = [p for p in self.waiting if p.role is not Role.RECEIVER or _GIVEN.search(self.text)]
        strong = [p for p in held if p.role is not Role.OWNER]
        inner = [p for p in strong if p.role is Role.SUBJECT]
        if strong and strong[0].role is Role.TOPIC and inner and _TOLD.search(self.text):
            strong = strong[1:]
        strong = [p for p, q in zip_longest(strong, strong[1:]) if not (q and self._scope(p, q))]
        return tuple(name for p in strong or held for name in p.names)

    def _scope(self, party: Party, inner: Party) -> bool:
        """Whether the first only says where the second lies: ``충남은 천안시가``."""
        topic = party.role is Role.TOPIC and inner.role is Role.SUBJECT
        return topic and len(party.names) == 1 and len(self.text[party.end : inner.start].strip()) == 1

    def _tie(self, names: Sequence[Found], rank: Rank) -> None:
        self.ties.extend(Tie(name, rank) for name in names)


def ties(text: str, names: Sequence[Found]) -> tuple[Tie, ...]:
    """All of a unit; offsets count in ``text``."""
    marks = tuple(ranks(text, tuple((n.start, n.end) for n in names)))
    if not marks:
        return ()
    held = tuple(parties(text, names, [r.start for r in marks]))
    if parallel := _parallel(text, held, marks):
        return parallel
    state = _State(text)
    events: list[tuple[int, int, Party | Rank | None]] = [
        *((p.start, 1, p) for p in held),
        *((r.start, 0, r) for r in marks),
        *((at, 2, None) for at in counts(text, held)),
    ]
    for _, _, event in sorted(events, key=lambda e: e[:2]):
        _step(state, event, held, marks)
    return tuple(dict.fromkeys(state.ties))


def _step(state: _State, event: Party | Rank | None, held: Sequence[Party], marks: Sequence[Rank]) -> None:
    if isinstance(event, Party):
        state.party(event)
    elif isinstance(event, Rank):
        state.rank(event, _following(event, held, marks))
    else:
        state.count()


def _following(rank: Rank, held: Sequence[Party], marks: Sequence[Rank]) -> Party | None:
    """The names that stand behind a grade, before another."""
    until = min((r.start for r in marks if r.start > rank.start), default=None)
    return next((p for p in held if p.start >= rank.end and (until is None or p.start < until)), None)


def _parallel(text: str, held: Sequence[Party], marks: Sequence[Rank]) -> tuple[Tie, ...]:
    """``A와 B가 각각 대상과 최우수상을``: as many names in one list as grades in another, one each, in order."""
    named = [p for p in held if p.role is not Role.NONE]
    if len(named) != 1 or len(marks) < 2 or len(named[0].names) != len(marks) or not _EACH.search(text):
        return ()
    linked = all(_LINK.fullmatch(text[a.end : b.start]) for a, b in pairwise(marks))
    if not linked:
        return ()
    return tuple(Tie(name, replace(rank)) for name, rank in zip(named[0].names, marks, strict=True))


_GROUP = re.compile(
    r"(?:대도시|중소도시|농어촌|광역|기초|[시군구]\s?단위|[시군구]\([^()]\)부|[시군구]부|[시군구]\s?지역)[^,.]{0,10}?(?:은|는|에서는|에서|로는|의\s?경우)\s"
)


_BEST = re.compile(r"(?:[^.,]{0,12}\s)?(?:1위권|최상위|으뜸|첫손)\S*\s")


def leads(text: str, following: str) -> bool:
    """Whether a sentence names the best of one group, and the next goes on with another and says their grade."""
    lead = _BEST.match(text)
    return bool(lead and _GROUP.match(text, lead.end()) and _GROUP.match(following))


def carried(text: str, names: Sequence[Found], rank: Rank) -> tuple[Tie, ...]:
    """A sentence without a grade that goes on with the next group of the one before (``농어촌에서는 …이었다``)."""
    lead = _BEST.match(text)
    if not _GROUP.match(text, lead.end() if lead else 0):
        return ()
    return tuple(
        Tie(n, replace(rank, start=0, end=0))
        for p in parties(text, names, ())
        if p.role is not Role.NONE
        for n in p.names
    )
