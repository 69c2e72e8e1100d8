"""A View becomes a graph of things and statements, each with its words, the same way each time."""

from __future__ import annotations

import random
from io import BytesIO

import networkx as nx
import pytest

from kg.errors import ArgumentError
from kg.network.graph import connected, ego, graph, projection, thing, ties
from kg.network.kinds import EdgeKind, NodeKind, Thing
from kg.store.protocol import View
from tests.network.conftest import Build
from tests.network.paper import Paper, towns

ID = "https://w3id.org/welfare-kg/id/"
GARAM, NAM, OTHER = (ID + "municipality/" + name for name in ("garam", "nam", "other-nam"))
KEEPER, POST = ID + "program/test-keeper", ID + "program/garam/햇살우체통"
FUND, CARE = ID + "organisation/garam/햇살재단", ID + "division/나눔상-2019/돌봄분야"


def test_nodes_have_kind_labels_and_what_tells_them_apart(view: View) -> None:
    network = graph(view)
    assert thing(network, GARAM) == Thing(
        NodeKind.MUNICIPALITY, "가람시", "Garam-si", "마루도", names="가람시\n마루도가람시", within_en="Maru-do"
    )
    assert thing(network, CARE) == Thing(NodeKind.AWARD, "돌봄 분야", year=2019, names="돌봄분야")
    assert [thing(network, iri).within for iri in (NAM, OTHER)] == ["마루도", "바다시"]
    assert thing(network, KEEPER).kind is NodeKind.PROGRAM
    assert thing(network, FUND).kind is NodeKind.ORGANISATION


def test_a_town_nobody_could_name_stands_for_itself(view: View) -> None:
    network = graph(view)
    unknown = [iri for iri in network if not thing(network, iri).resolved]
    assert [thing(network, iri).ko for iri in unknown] == ["남구"]
    assert list(network.successors(unknown[0])) == [CARE]


def test_every_statement_is_an_edge_with_its_words(view: View) -> None:
    paper = towns()
    found = {(one, other, tie.kind): tie for one, other, tie in ties(graph(view))}
    award = found[GARAM, CARE, EdgeKind.WON]
    assert (award.grade, award.prize, award.year, award.words) == ("대상", 50_000_000, 2019, "가람시")
    assert found[GARAM, POST, EdgeKind.RUNS].context == "가람시는 햇살재단과 함께 ‘햇살 우체통’을 운영한다"
    assert found[POST, FUND, EdgeKind.PARTNER].words == found[GARAM, FUND, EdgeKind.WORKS].words == "햇살재단"
    for tie in found.values():
        assert tie.document == paper.name
        assert paper.source[tie.start : tie.end] == tie.words


def test_two_mentions_are_two_edges(view: View) -> None:
    network = graph(view)
    assert network.number_of_edges(GARAM, KEEPER) == 2
    assert network.number_of_edges(NAM, KEEPER) == 1
    assert network.number_of_edges() == 4 + 4 + 1 + 1


def test_awards_without_a_division_share_the_scheme_of_their_year(build: Build) -> None:
    paper, later = Paper("2019 으뜸.txt"), Paper("2020 나눔상.txt", 2020)
    paper.award(paper.place("가람시", "garam"), "", "으뜸상")
    paper.award(paper.place("마루 남구", "nam"), "대도시", "우수")
    later.award(later.place("가람시", "garam"), "", "우수")
    network = graph(build(paper, later, towns()))
    schemes = [ID + f"scheme/나눔상-{year}" for year in (2019, 2020)]
    assert set(network.successors(GARAM)) & {*schemes, CARE} == {*schemes, CARE}
    assert [thing(network, iri) for iri in schemes] == [
        Thing(NodeKind.AWARD, "나눔상 2019", year=2019),
        Thing(NodeKind.AWARD, "나눔상 2020", year=2020),
    ]
    assert {tie.grade for one, other, tie in ties(network) if other == schemes[0]} == {"으뜸상", "우수"}
    assert projection(network, NodeKind.AWARD).edges[GARAM, NAM]["shared"] == (CARE, schemes[0])


def test_a_scheme_whose_awards_have_divisions_is_no_node(view: View) -> None:
    assert not any("/scheme/" in iri for iri in graph(view))


def test_two_documents_about_one_thing_share_the_node(build: Build) -> None:
    later = Paper("2020 나눔상.txt", 2020)
    garam = later.place("가람시", "garam")
    later.award(garam, "돌봄 분야", "우수")
    later.program(garam, "이웃지킴이", key="test-keeper")
    network = graph(build(towns(), later))
    said = [(tie.document, tie.year) for one, other, tie in ties(network) if (one, other) == (GARAM, KEEPER)]
    assert sorted(said) == [("2019 나눔상.txt", 2019)] * 2 + [("2020 나눔상.txt", 2020)]
    assert len([iri for iri in network if thing(network, iri).kind is NodeKind.AWARD]) == 2


def test_the_order_of_building_does_not_matter(build: Build) -> None:
    papers = [towns(), Paper("2020.txt", 2020), Paper("2021.txt", 2021)]
    for paper in papers[1:]:
        paper.award(paper.place("가람시", "garam"), "돌봄 분야", "우수")
    expected = graph(build(*papers))
    random.Random(1).shuffle(papers)
    again = graph(build(*papers))
    assert list(again.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(again.edges(data=True)) == list(expected.edges(data=True))


def test_what_nothing_is_tied_to_can_be_left_out(view: View) -> None:
    network = graph(view)
    kept = connected(network)
    lone = {thing(network, iri).ko for iri in set(network) - set(kept)}
    assert lone == {"임자 없는 사업", "마루도", "바다시"}
    assert kept.number_of_edges() == network.number_of_edges()


def test_an_ego_network_grows_with_its_depth(view: View) -> None:
    network = graph(view)
    assert list(ego(network, [POST], 0)) == [POST]
    assert set(ego(network, [POST], 1)) == {POST, GARAM, FUND}
    assert set(ego(network, [POST], 2)) == {POST, GARAM, FUND, KEEPER, CARE}
    assert set(ego(network, [POST], 99)) == set(connected(network))
    assert ego(network, [POST], 1).has_edge(GARAM, FUND)
    assert set(ego(network, [NAM, OTHER], 0)) == {NAM, OTHER}


def test_a_negative_depth_is_refused(view: View) -> None:
    with pytest.raises(ArgumentError, match="-1"):
        ego(graph(view), [], -1)


def test_municipalities_are_tied_by_what_they_share(view: View) -> None:
    network = graph(view)
    programs = projection(network)
    assert {frozenset(pair) for pair in programs.edges()} == {frozenset((GARAM, NAM))}
    assert programs.edges[GARAM, NAM] == {"weight": 1, "shared": (KEEPER,)}
    divisions = projection(network, NodeKind.AWARD)
    assert divisions.number_of_edges() == 6
    assert {thing(network, iri).kind for iri in divisions} == {NodeKind.MUNICIPALITY}


def test_the_weight_counts_what_is_shared(build: Build) -> None:
    paper = towns()
    nam = next(name for name in paper.resolutions if name.text == "마루 남구")
    garam = next(name for name in paper.resolutions if name.text == "가람시")
    for place in (nam, garam):
        paper.program(place, "방문 상담", key="test-visit")
    shared = projection(graph(build(paper))).edges[GARAM, NAM]
    assert shared == {"weight": 2, "shared": (KEEPER, ID + "program/test-visit")}


def test_attributes_fit_graph_formats(view: View) -> None:
    network = graph(view)
    written = BytesIO()
    nx.write_graphml(network, written)
    written.seek(0)
    back = nx.read_graphml(written, force_multigraph=True)
    assert {iri: back.nodes[iri] for iri in network} == {iri: network.nodes[iri] for iri in back}
    assert back.number_of_edges() == network.number_of_edges()


def test_an_empty_graph_is_one(build: Build) -> None:
    assert not graph(build(Paper()))
