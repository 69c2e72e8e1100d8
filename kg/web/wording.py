"""What the pages call things: kinds, types, columns and properties in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from kg.model.iri import PREFIXES, WK
from kg.model.ontology import labels

_NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "municipality": ("지자체", "Municipality"),
    "program": ("사업", "Program"),
    "organisation": ("기관·단체", "Organisation"),
    "division": ("분야", "Award division"),
    "document": ("문서", "Document"),
    "thing": ("그 밖의 것", "Thing"),
    "awards": ("수상", "awards"),
    "cases": ("우수사례", "cases"),
    "municipalities": ("지자체", "municipalities"),
    "recipients": ("상을 받은 곳", "recipients"),
    "programs": ("사업", "programs"),
    "organisations": ("기관·단체", "organisations"),
    "quantities": ("수치", "figures"),
    "figures": ("수치", "figures"),
    "findings": ("지적", "findings"),
    "names": ("이름", "names"),
    "scheme": ("시상 계획", "scheme"),
    "totals": ("합계", "totals"),
    "events": ("행사", "events"),
    "statements": ("서지", "about the document"),
    "nationwide": ("전국 사업", "nationwide"),
    "local": ("지역 사업", "local"),
    "high": ("높음", "high"),
    "medium": ("보통", "medium"),
    "low": ("낮음", "low"),
    "exactMatch": ("같은 분야", "exact match"),
    "closeMatch": ("가까운 분야", "close match"),
    "broadMatch": ("더 넓은 분야", "broad match"),
    "narrowMatch": ("더 좁은 분야", "narrow match"),
    "relatedMatch": ("관련 분야", "related match"),
    "year": ("연도", "Year"),
    "grade": ("등급", "Grade"),
    "sido": ("시도", "Province"),
    "type": ("종류", "Type"),
    "scope": ("범위", "Scope"),
    "severity": ("무게", "Severity"),
    "kind": ("갈래", "Kind"),
    "first": ("처음", "first"),
    "again": ("다시", "again"),
}
_FINDINGS: Final[Mapping[str, tuple[str, str]]] = {
    "time": ("때", "time"),
    "sum": ("합", "sum"),
    "unit": ("단위", "unit"),
    "count": ("개수", "count"),
    "placeholder": ("빈자리", "placeholder"),
    "implausible": ("있기 어려운 값", "implausible value"),
    "typo": ("오타", "typo"),
    "reference": ("가리킴", "reference"),
    "unreadable": ("읽을 수 없음", "unreadable"),
    "numbering": ("번호", "numbering"),
    "name": ("이름", "name"),
    "same-figures": ("같은 수치", "same figures"),
    "rate": ("비율", "rate"),
    "missing": ("빠짐", "missing"),
    "level": ("단계", "level"),
    "weekday": ("요일", "weekday"),
    "date": ("날짜", "date"),
    "duplicate": ("겹침", "duplicate"),
    "missing-annex": ("없는 붙임", "missing annex"),
    "not-listed": ("명단에 없음", "not listed"),
    "retold": ("다르게 다시 말함", "told differently"),
    "scheme": ("시상 계획", "scheme"),
    "winner": ("수상 기관", "winner"),
    "grade": ("등급", "grade"),
    "place": ("지자체", "place"),
    "places": ("자리 수", "places"),
    "person": ("사람", "person"),
    "truncated": ("잘린 글", "text cut off"),
    "unread-table": ("읽지 못한 표", "table not read"),
}
_FOREIGN: Final[Mapping[str, tuple[str, str]]] = {
    "rdf:type": ("종류", "type"),
    "rdfs:label": ("이름", "label"),
    "rdfs:comment": ("설명", "comment"),
    "skos:prefLabel": ("이름", "preferred label"),
    "skos:altLabel": ("다른 이름", "also called"),
    "skos:hiddenLabel": ("찾을 때만 쓰는 이름", "found as"),
    "skos:definition": ("뜻", "definition"),
    "skos:notation": ("표기", "notation"),
    "skos:inScheme": ("체계", "in scheme"),
    "skos:broader": ("더 넓은 것", "broader"),
    "skos:narrower": ("더 좁은 것", "narrower"),
    "skos:topConceptOf": ("맨 위인 체계", "top concept of"),
    "skos:Concept": ("개념", "concept"),
    "skos:closeMatch": ("가까운 것", "close match"),
    "skos:exactMatch": ("같은 것", "exact match"),
    "dcterms:isReplacedBy": ("뒤이은 것", "replaced by"),
    "dcterms:replaces": ("앞선 것", "replaces"),
    "dcterms:title": ("제목", "title"),
    "dcterms:publisher": ("펴낸 곳", "publisher"),
    "dcterms:issued": ("펴낸 날", "issued"),
    "schema:startDate": ("처음", "from"),
    "schema:endDate": ("끝", "until"),
    "prov:wasDerivedFrom": ("나온 곳", "derived from"),
    "oa:exact": ("말", "words"),
    "oa:start": ("처음 글자", "first character"),
    "oa:end": ("끝 글자", "last character"),
    "oa:hasSource": ("문서", "document"),
}
"""Terms of others that stand on pages of things; what these say in full is in their own vocabularies."""


def amount(value: object) -> str:
    """A number as people read it; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return f"{value:,f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) and value % 1 else f"{value:,.0f}"


def grouped(rows: Iterable[Mapping[str, object]], *names: str) -> list[tuple[object, list[Mapping[str, object]]]]:
    """The rows by the first of the columns that they have a value in, in the order in which the values come."""
    held: dict[object, list[Mapping[str, object]]] = {}
    for row in rows:
        held.setdefault(next((row[name] for name in names if row.get(name)), None), []).append(row)
    return list(held.items())


def called(lang: str, name: object) -> str:
    """A word of the pages; itself where none is better."""
    korean, english = _NAMED.get(str(name), (str(name), str(name)))
    return english if lang == "en" else korean


def finding(lang: str, kind: object) -> str:
    """A kind of finding."""
    korean, english = _FINDINGS.get(str(kind), (str(kind), str(kind)))
    return english if lang == "en" else korean


def typed(lang: str, scheme: str, notation: object) -> str:
    """A concept of a shipped scheme by its notation: ``programType``, ``team``."""
    return labels(lang).get(WK[f"{scheme}-{notation}"], str(notation or ""))


def graded(lang: str, grade: object) -> str:
    """A grade of an award: as the document writes it, for readers of English with its English name before."""
    said = str(grade or "")
    if lang != "en":
        return said
    names = (said, said.removesuffix("상"))
    english = next((held for name in names if (held := labels(lang).get(WK[f"awardGrade-{name}"]))), "")
    return f"{english} ({said})" if english else said


def term(lang: str, iri: object) -> str:
    """A term of the ontology by its label, another by its prefix and local name."""
    text = str(iri)
    if known := _terms(lang).get(text):
        return known
    short = next((f"{p}:{text.removeprefix(b)}" for p, b in _short() if text.startswith(b)), text)
    korean, english = _FOREIGN.get(short, (short, short))
    return english if lang == "en" else korean


@cache
def _terms(lang: str) -> Mapping[str, str]:
    return {node.value: label for node, label in labels(lang).items()}


def spoken(lang: str, message: object) -> str:
    """A message of both languages (“무엇이 없습니다 / nothing of that name: x”) in the reader's own; another as it is.

    The first `` / `` parts them, whatever stands in the names of files and the like: messages hold these only after the
    English words, which a test of all messages holds. What follows the English words' colon is what the message is about,
    and lines below it are nobody's language.
    """
    first, _, rest = str(message).partition("\n")
    korean, between, english = first.partition(" / ")
    if not between or not english[:1].isascii() or not any("가" <= letter <= "힣" for letter in korean):
        return str(message)
    about = english.partition(": ")[2]
    said = english if lang == "en" else korean + (f": {about}" if about and about not in korean else "")
    return f"{said}\n{rest}" if rest else said


def _short() -> Iterable[tuple[str, str]]:
    return sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
