"""How far a subject reaches: sentences that speak of the nation or of a ceremony, and paragraphs that take up a new matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model.place import PlaceName

Switch = tuple[int, PlaceName | None]

_SENTENCE = re.compile(r"(?:[^.]|\.(?=\S))+(?:\.|$)")
"""Up to a full stop that ends a word."""
_NATION = re.compile(
    r"전국\s?(?:의\s|에\s|적으로\s|에서\s|에서는\s)?(?:총|약|모든|각|여러)?\s?(?:\d|시·?도|시·?군|시군구|지자체|자치단체|지방자치|기초|광역)"
    r"|전국(?:적)?으로\s(?:확대|확산|넓)"
    r"|(?<![내\d])\s(?:1[2-7]개\s?시\s?[·․ㆍ‧・･∙?]?\s?도(?:[에의가는를와,\s]|$)|(?:\d{2}|2\d\d)개\s?(?:시\s?[·․ㆍ‧・･∙?]?\s?)?군\s?[·․ㆍ‧・･∙?]?\s?구(?:[에의가는를와,\s]|$))"
    r"|\d+개\s?광역(?:시[·․ㆍ‧・･∙]도|자치단체)"
    r"|중앙[가-힣]{2,12}본부(?:에서)?(?:는|은|가|에서)\s|지방자치단체[·․ㆍ‧・･∙]\s?경찰"
)
"""The whole country, its provinces, the ministry's headquarters."""
_CEREMONY = re.compile(
    r"(?:표창|상장|상패|포상)[^.]{0,14}(?:을|를)?\s?(?:수여|전달)(?:하|했|한)"
    r"|(?:기념식|시상식|포럼|공모전|간담회|세미나|워크숍|토론회|발표회|설명회)(?:에는|에서는|은|는)\s|(?:기념식|시상식|행사|대회)\s전에는\s"
    r"|(?:이번|이날|오늘|올해)\s(?:[가-힣]{2,10}\s)?[가-힣]{0,4}(?:대회|행사|회의|협의회|평가|공모|심사|점검|협약|조사)(?:에는|에서는|은|는)\s"
    r"|(?:최우수작|우수작|장려작|수상작)|(?:부문|분야)(?:은|는)\s[^.]*(?:지자체|자치단체|시·?군·?구)(?:를|을|에)"
)
"""What an event did, not what a municipality does."""
_PERSON = re.compile(
    r"(?:^|[.,]\s)[^.,은는]{0,24}(?:님|씨|배우|장관|차관|실장|국장|과장|의원|기자|교수|위원장|이사장|연구원장)(?:\([^()]{1,14}\))?(?:은|는)\s"
    r"|(?:^|[.]\s)(?:㈜|\((?:재|사|주|유)\))\s?[^.,]{2,16}?(?:은|는)\s|(?:^|[.]\s)[가-힣A-Za-z ]{2,14}(?:코리아|재단|공단|공사|은행|협회|연합회|연구원|진흥원|개발원)(?:은|는)\s"
)
"""A person or a body of the whole country as the subject."""
_TURN = re.compile(r"[\W_]*한편")
"""What turns to another matter."""
_ONWARD = re.compile(
    r"[\W_]*(?:또한?|아울러|특히|이와|이\s?밖|이\s?외|이뿐|이를|이에|이로|이처럼|이러한|이런|이\s|이들|이어|이후|그\s|그중|그리고|더불어|나아가|뿐만|여기에|먼저|우선|"
    r"구체적|대표적|해당|동\s|실제|그\s?결과|첫째|둘째|셋째|마지막으로)"
)
"""What takes up the matter of the paragraph before."""


def apart(text: str, first: PlaceName | None, held: Sequence[Switch]) -> tuple[Switch, ...]:
    """The switches of a block; what none of its own subjects claims and speaks of the nation belongs to nobody.

    Args:
        first: who owns the block's beginning.
        held: the block's own subjects, rising.
    """
    switches: list[Switch] = [(0, first), *held]
    for start, end in _foreign(text, [at for at, place in held if place is not None]):
        after = [place for at, place in switches if at < end][-1]
        before = [s for s in switches if s[0] < start or (s[0] == start and s[0] == 0)]
        switches = [*before, (start, None), (end, after), *(s for s in switches if s[0] >= end)]
    return tuple(switches)


def _foreign(text: str, claimed: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences that are nobody's."""
    own = tuple(claimed)
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group().strip()
        start, end = sentence.start() + sentence.group().index(words), sentence.end()
        if not any(start <= at < end for at in own) and any(p.search(words) for p in (_NATION, _CEREMONY, _PERSON)):
            yield start, end


def turns(text: str) -> bool:
    """Whether a paragraph turns to another matter."""
    return _TURN.match(text) is not None


def continues(text: str) -> bool:
    """Whether a paragraph takes up the matter of the one before."""
    return _ONWARD.match(text) is not None
