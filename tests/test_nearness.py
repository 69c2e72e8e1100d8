"""Passages compared by their meaning, with the vectors of a real search index; and without one."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, rmtree

import numpy as np
import pytest

from kg.errors import NotFound
from kg.nearness import vectors
from kg.network.similar.kinds import Part
from kg.workspace import Workspace
from tests.network.conftest import store
from tests.network.similar.conftest import Told

SAID = {
    "garam": (
        "집배원이 우편물을 나르며 홀로 사는 어르신의 안부를 살핀다",
        "도서관 옆 빈터에 마을 텃밭을 일구어 상추를 나눈다",
        "장애 아동의 재활 치료비를 매달 이십만 원까지 지원한다",
        "청소년 쉼터에서 저녁마다 영어와 수학을 가르친다",
        "버스 정류장에 얼음물과 그늘막을 두어 더위를 피하게 한다",
        "경력이 끊긴 여성에게 바느질 일자리를 마련하였다",
        "고장 난 보일러를 겨울이 오기 전에 고쳐 준다",
    ),
    "nam": (
        "편지를 배달하는 우체부가 혼자 지내는 노인이 잘 있는지 확인한다",
        "다문화 가정의 부모에게 한국어 수업을 연다",
        "전통 시장 상인회와 함께 명절 선물을 모은다",
        "치매 환자의 보호자를 위한 휴식 여행을 다녀왔다",
        "미혼모에게 기저귀와 분유를 보낸다",
        "구청 직원이 새로운 전산 시스템 교육을 받았다",
        "공원 의자를 새로 칠하고 가로등을 밝혔다",
    ),
    "dol": (
        "배로만 갈 수 있는 섬에 보건 진료선이 닿는다",
        "어촌 주민이 김 양식장에서 함께 일한다",
        "폐교를 고쳐 미술관과 공방으로 쓴다",
        "태풍 피해 가구의 지붕을 군인들이 수리하였다",
        "해녀의 물질을 배우는 학교가 문을 열었다",
        "등대지기의 역사를 적은 책을 펴냈다",
        "여객선 운임의 절반을 군에서 부담한다",
    ),
    "pado": (
        "금융 기관과 빚 상담 창구를 꾸렸다",
        "산모의 산후 조리원 비용을 일부 돌려준다",
        "중학생 축구단에 새 운동화를 사 주었다",
        "쓰레기 분리 배출을 알리는 노래를 만들었다",
        "귀농한 청년에게 빈집을 싸게 빌려준다",
        "소방서와 함께 화재 감지기를 달아 준다",
        "헌혈한 주민에게 상품권을 준다",
    ),
}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Four towns that each do seven things; the first thing of two of them is the same in other words."""
    held = Told()
    for town, said in SAID.items():
        held.town(town, won="돌봄 분야", passages={f"{town}{i}": text for i, text in enumerate(said)})
    home = tmp_path_factory.mktemp("towns") / "home"
    store(home, held.paper)
    return Workspace(home)


def test_without_an_index_it_is_made_and_with_words_only_the_rest_is_compared(towns: Workspace) -> None:
    assert not (towns.path / "search").exists()
    assert towns.similar("가람시").closeness
    rmtree(towns.path / "search")
    towns.index(dense=False)
    assert vectors(lambda: towns.searcher) is None
    found = towns.similar("가람시")
    assert not found.closeness
    assert Part.PASSAGES not in found.told.parts
    assert len(found.neighbours) == 3


def test_where_the_index_cannot_be_made_the_rest_is_compared(towns: Workspace, tmp_path: Path) -> None:
    home = Path(copytree(towns.path, tmp_path / "home"))
    rmtree(home / "search", ignore_errors=True)
    (home / "search").write_text("in the way")
    found = Workspace(home).similar("가람시")
    assert not found.closeness
    assert len(found.neighbours) == 3


def test_the_same_in_other_words_is_the_closest(towns: Workspace) -> None:
    towns.index(dense=True)
    found = towns.similar("가람시")
    assert found.closeness
    assert found.told.parts[Part.PASSAGES] == 7
    first = found.neighbours[0]
    close = [reason for reason in first.why if reason.part is Part.PASSAGES]
    assert first.who.label == "마루도 남구"
    assert (close[0].here.sources[0].name, close[0].there.sources[0].name) == (SAID["garam"][0], SAID["nam"][0])
    assert round(sum(reason.weight for reason in first.why), 6) == first.score
    row = close[0].json()
    assert row["part"] == "passages"
    assert [words["text"] for words in row["here"]] == [SAID["garam"][0]]  # type: ignore[attr-defined]
    with pytest.raises(NotFound):
        towns.similar("가람시", year=1999)
    assert towns.similar("가람시", year=2019).neighbours[0].score == first.score


def test_each_passage_has_one_vector_and_others_none(towns: Workspace) -> None:
    towns.index(dense=True)
    near = vectors(lambda: towns.searcher)
    assert near is not None
    rows = [
        str(row["p"])
        for row in towns.rows("PREFIX wk: <https://w3id.org/welfare-kg/ontology#> SELECT ?p { ?p a wk:Passage }")
    ]
    made = near([*rows, "https://example.org/none"])
    assert made.shape == (29, 384)
    assert np.linalg.norm(made[:-1], axis=1) == pytest.approx(np.ones(28), abs=1e-5)
    assert not made[-1].any()
    assert near([]).shape == (0, 384)
