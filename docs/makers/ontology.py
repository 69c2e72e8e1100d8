"""``ontology.md``: every term with its names, definition and ties, the closed lists, and diagrams of it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import NamedNode

from docs.makers import diagrams
from docs.makers.markup import code, page, table
from docs.makers.vocabulary import OWL, Vocabulary, shaped, shipped, short
from kg.model.iri import BASE, PREFIXES, RDFS, SKOS, WK

_INTRO: Final = f"""\
이름 공간 `wk:` = `{WK.iri}`, 개체는 `{BASE}…`. 있는 어휘(PROV-O, Web Annotation, SKOS, ORG, CPSV-AP, schema.org, Dublin Core, DQV, GeoSPARQL)에 없는 것만
새로 만들어 그것에 이었습니다. 제약은 [shapes.ttl](../../ontology/shapes.ttl)(SHACL), 원본은 [welfare-kg.ttl](../../ontology/welfare-kg.ttl).
Terms are minted only where no field vocabulary has them, and are tied to theirs; constraints are SHACL shapes."""
_PATH: Final = """\
어느 사실에서든 같은 길로 원문의 글자에 닿습니다 · From every fact the same path leads to its characters:

```sparql
?fact wk:words ?words .
?words oa:start ?start ; oa:end ?end ; oa:exact ?exact ; oa:hasSource ?document .
?document wk:fileName ?file .
```"""


def made() -> str:
    """The page."""
    held = shipped()
    return page(
        "# 온톨로지 · Ontology",
        _INTRO,
        "## 근거의 길 · The path to the words",
        _PATH,
        "## 그림 · Diagrams",
        *(part for title, names in diagrams.FAMILIES.items() for part in (f"### {title}", diagrams.ties(held, names))),
        "### 클래스의 위아래 · Kinds",
        "점선은 다른 어휘의 것 / dashed: terms of other vocabularies",
        diagrams.kinds(held),
        "## 클래스 · Classes",
        table(
            ("term", "이름", "label", "뜻 / definition", "⊂"), (_class(held, one) for one in _sorted(held, OWL.Class))
        ),
        "## 사물을 잇는 속성 · Object properties",
        "괄호 안: 정의역을 좁히지 않은 속성을 SHACL 모양이 쓰는 클래스 / in parentheses: of a property without a domain, the classes whose shapes use it",
        table(_HEAD, (_property(held, one) for one in _sorted(held, OWL.ObjectProperty))),
        "## 값의 속성 · Datatype properties",
        table(_HEAD, (_property(held, one) for one in _sorted(held, OWL.DatatypeProperty))),
        "## 닫힌 목록 · Closed lists",
        *(part for scheme in _schemes(held, WK.iri) for part in _scheme(held, scheme)),
        "## 여러 해를 잇는 분야 · Lasting fields",
        *_scheme(held, NamedNode(f"{BASE}scheme/spine"))[1:],
        "## 접두어 · Prefixes",
        "질의에서 선언하지 않아도 됩니다. / They need no declaration in a query.",
        table(("prefix", "IRI"), ((code(f"{name}:"), iri) for name, iri in PREFIXES.items())),
    )


_HEAD: Final = ("term", "이름", "label", "뜻 / definition", "domain", "range", "⊂")


def _sorted(held: Vocabulary, kind: NamedNode) -> list[NamedNode]:
    return sorted(held.of(kind), key=lambda node: node.value)


def _schemes(held: Vocabulary, base: str) -> Iterator[NamedNode]:
    return (scheme for scheme in held.of(SKOS.ConceptScheme) if scheme.value.startswith(base))


def _class(held: Vocabulary, node: NamedNode) -> tuple[str, ...]:
    return *_named(held, node), _codes(held.nodes(node, RDFS.subClassOf))


def _property(held: Vocabulary, node: NamedNode) -> tuple[str, ...]:
    start = _codes(held.nodes(node, RDFS.domain)) or "".join(
        f"({told})" for told in [_codes(shaped().get(node, []))] if told
    )
    ends = (_codes(held.nodes(node, end)) for end in (RDFS.range, RDFS.subPropertyOf))
    return *_named(held, node), start, *ends


def _named(held: Vocabulary, node: NamedNode) -> tuple[str, str, str, str]:
    names = (held.word(node, RDFS.label, language) for language in ("ko", "en"))
    korean, english = names
    told = "<br>".join(held.word(node, SKOS.definition, language) for language in ("ko", "en"))
    return code(short(node)), korean, english, told


def _codes(nodes: Sequence[NamedNode]) -> str:
    return ", ".join(code(short(node)) for node in nodes)


def _scheme(held: Vocabulary, scheme: NamedNode) -> tuple[str, str, str]:
    called = [held.word(scheme, name, language) for language in ("ko", "en") for name in (RDFS.label, SKOS.prefLabel)]
    heading = " · ".join(name for name in called if name)
    told = "<br>".join(held.word(scheme, SKOS.definition, language) for language in ("ko", "en"))
    rows = (_concept(held, concept) for concept in held.members(scheme))
    return f"### {heading}", told, table(("IRI", "이름", "label", "뜻 / definition", "broader"), rows)


def _concept(held: Vocabulary, node: NamedNode) -> tuple[str, ...]:
    names = (held.word(node, SKOS.prefLabel, language) for language in ("ko", "en"))
    told = "<br>".join(held.word(node, SKOS.definition, language) for language in ("ko", "en"))
    return code(short(node)), *names, told, _codes(held.nodes(node, SKOS.broader))
