"""What the site says of itself as triples: the service (SPARQL 1.1 Service Description), the data (VoID, DCAT)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.model.iri import BASE, PREFIXES, RDF, RDFS, WK, Namespace
from kg.web.negotiate import GRAPHS, ROWS
from kg.web.once import once

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site
    from kg.workspace import Workspace

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")
DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
DCT: Final = Namespace(PREFIXES["dcterms"])
FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
IANA: Final = Namespace("https://www.iana.org/assignments/media-types/")
_XSD_INTEGER: Final = NamedNode(PREFIXES["xsd"] + "integer")
_FORMS: Final = {
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "nq": "N-Quads",
    "trig": "TriG",
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
}
"""What the W3C calls the formats."""
_PREFIXES: Final = {**PREFIXES, "sd": SD.iri, "void": VOID.iri, "dcat": DCAT.iri, "formats": FORMATS.iri}
Term = NamedNode | BlankNode | Literal


def base(request: Request) -> str:
    """Where the site stands for its readers."""
    site: Site = request.app.state.site
    return site.settings.base or str(request.base_url).rstrip("/")


def size(workspace: Workspace) -> int:
    """Triples of the merged graph; counted once for each graph."""
    view = workspace.view
    return once(workspace, "triples", lambda: len(view))


def serialised(triples: Iterable[Triple], media: str) -> bytes:
    """Triples in one of the formats of ``GRAPHS``, with those prefixes that they use."""
    held = list(triples)
    plain = (ox.serialize(held, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    form = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.N_TRIPLES
    prefixes = {name: iri for name, iri in _PREFIXES.items() if f"<{iri}" in plain}
    return ox.serialize(held, format=form, prefixes=None if form == ox.RdfFormat.N_TRIPLES else prefixes) or b""


def _told(subject: NamedNode | BlankNode, predicate: NamedNode, *values: Term) -> Iterator[Triple]:
    return (Triple(subject, predicate, value) for value in values)


def _both(korean: str, english: str) -> tuple[Literal, Literal]:
    return Literal(korean, language="ko"), Literal(english, language="en")


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=_XSD_INTEGER)


def service(request: Request) -> Iterator[Triple]:
    """The endpoint: what it speaks, writes and holds, and its limits."""
    site: Site = request.app.state.site
    here, view = f"{base(request)}/sparql", site.workspace().view
    node, data, merged = NamedNode(here), BlankNode("dataset"), BlankNode("merged")
    yield from _told(node, RDF.type, SD.Service)
    yield from _told(node, SD.endpoint, node)
    yield from _told(node, SD.supportedLanguage, SD.SPARQL11Query)
    yield from _told(node, SD.resultFormat, *(FORMATS[_FORMS[short]] for short in (*ROWS, *GRAPHS)))
    yield from _told(node, SD.defaultDataset, data)
    yield from _told(data, RDF.type, SD.Dataset)
    yield from _told(data, SD.defaultGraph, merged)
    yield from _told(merged, RDF.type, SD.Graph)
    yield from _told(merged, VOID.triples, _number(size(site.workspace())))
    for number, entry in enumerate(view.manifest.entries.values()):
        named, graph = BlankNode(f"n{number}"), BlankNode(f"g{number}")
        yield from _told(data, SD.namedGraph, named)
        yield from _told(named, RDF.type, SD.NamedGraph)
        yield from _told(named, SD.name, NamedNode(entry.graph))
        yield from _told(named, SD.graph, graph)
        yield from _told(graph, RDF.type, SD.Graph)
        yield from _told(graph, VOID.triples, _number(entry.triples))
    yield from _limits(site, NamedNode(f"{here}#limits"), node)


def _limits(site: Site, node: NamedNode, of: NamedNode) -> Iterator[Triple]:
    held = site.settings
    korean = (
        f"한 질의는 {held.seconds:g}초, 답은 {held.rows:,}행과 {held.size:,}바이트까지. 넘으면 거기서 끊고 알립니다."
    )
    english = (
        f"A query may take {held.seconds:g} s (timeout= for less); an answer {held.rows:,} rows or triples and "
        f"{held.size:,} bytes: what is more is cut off at a row, and X-Truncated says so."
    )
    yield from _told(of, RDFS.seeAlso, node)
    yield from _told(node, RDFS.comment, *_both(korean, english))


def catalogue(site: Site, at: str, files: Iterable[tuple[str, str, str]]) -> Iterator[Triple]:
    """The data and where to get it.

    Args:
        at: where the site stands.
        files: name, media type and English description of each file of ``/dumps``.
    """
    workspace = site.workspace()
    whole, data = NamedNode(f"{at}/catalogue"), NamedNode(f"{at}/catalogue#data")
    yield from _told(whole, RDF.type, DCAT.Catalog)
    yield from _told(whole, DCT.title, *_both("복지행정 지식 그래프의 자료 목록", "Catalogue of the welfare-kg data"))
    yield from _told(whole, DCAT.dataset, data)
    yield from _dataset(workspace, data, at)
    for name, media, told in files:
        file = NamedNode(f"{at}/dumps/{name}")
        yield from _told(data, DCAT.distribution, file)
        yield from _told(file, RDF.type, DCAT.Distribution)
        yield from _told(file, DCT.title, Literal(told, language="en"))
        yield from _told(file, DCAT.downloadURL, file)
        yield from _told(file, DCAT.mediaType, IANA[media])
        if name.endswith(".gz"):
            yield from _told(file, DCAT.compressFormat, IANA["application/gzip"])
        if media != "text/csv":
            yield from _told(data, VOID.dataDump, file)


def _dataset(workspace: Workspace, data: NamedNode, at: str) -> Iterator[Triple]:
    view = workspace.view
    yield from _told(data, RDF.type, VOID.Dataset, DCAT.Dataset)
    yield from _told(
        data, DCT.title, *_both("복지행정상 지식 그래프", "Knowledge graph of welfare administration awards")
    )
    yield from _told(data, DCT.description, *_both(*DESCRIPTION))
    yield from _told(data, DCT.rights, *_both(*RIGHTS))
    yield from _told(data, DCAT.version, Literal(view.manifest.version))
    yield from _told(data, VOID.triples, _number(size(workspace)))
    yield from _told(data, VOID.documents, _number(len(view.manifest.documents)))
    yield from _told(data, VOID.uriSpace, Literal(BASE))
    yield from _told(data, VOID.sparqlEndpoint, NamedNode(f"{at}/sparql"))
    yield from _told(data, VOID.vocabulary, *(NamedNode(PREFIXES[name]) for name in VOCABULARIES))
    yield from _told(data, VOID.rootResource, NamedNode(WK.iri.rstrip("#")))


DESCRIPTION: Final = (
    "보도자료에서 읽은 지자체, 사업, 협력 기관, 상과 수치. 모든 진술이 원문의 말로 이어집니다.",
    "Municipalities, programs, partner organisations, awards and figures, read from press releases. Every statement leads "
    "back to its words.",
)
RIGHTS: Final = (
    "진술은 문서에서 읽은 것이며, 인용된 말의 권리는 각 문서의 것입니다. 국가가 지은 보도자료는 저작권법 제24조의2에 따라 출처를 밝히고 쓸 수 있습니다.",
    "Statements are read from documents, and the terms of each document hold for the words quoted from it. Press releases "
    "that the state has made may be used with their source named (Korean Copyright Act, article 24-2).",
)
VOCABULARIES: Final = ("wk", "skos", "dcterms", "prov", "oa", "org", "cpsv", "schema", "dqv")
