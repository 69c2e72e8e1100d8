"""From pieces to quantities: value, whose, of which program, when, where."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.piece import Piece
from kg.extract.quantities import quantities
from kg.model.document import Block, BlockKind
from kg.model.fact import Program, ProgramType, Quantity
from kg.model.korean import Korean
from kg.model.place import PlaceName
from kg.model.span import Mapped, Span

HERE = PlaceName("청량시", "", Span(0, 3))
THERE = PlaceName("맑은군", "", Span(0, 3))


class Page:
    """Blocks one after the other in one source, as a reader would cut them."""

    def __init__(self, korean: Korean) -> None:
        self.korean = korean
        self.source = ""
        self.pieces: list[Piece] = []
        self.programs: list[Program] = []

    def add(
        self,
        text: str,
        *programs: str,
        kind: BlockKind = BlockKind.BULLET,
        marker: str = "-",
        parent: int | None = None,
        type_: ProgramType = ProgramType.SERVICE,
    ) -> Page:
        start = len(self.source)
        self.source += text + "\n"
        content = Mapped(text, range(start, start + len(text)))
        block = Block(len(self.pieces), kind, 0, marker, content, parent)
        self.pieces.append(Piece(block, tuple(self.korean.tokens(text)), owners=((0, HERE),), case="c1"))
        for name in programs:
            at = start + text.index(name)
            self.programs.append(Program(name, type_, Span(at, at + len(name))))
        return self

    def read(self) -> tuple[Quantity, ...]:
        return quantities(self.pieces, self.programs)

    def words(self, span: Span | None) -> str:
        return span.of(self.source) if span else ""

    def of(self) -> list[tuple[str, str]]:
        """Each figure's words and the name of its program."""
        return [(self.words(q.span), self.words(q.program)) for q in self.read()]


def test_all_fields(korean: Korean) -> None:
    page = Page(korean).add("앞줄").add("(마음 상담) 전문가의 자문 지원(약 1,200여 명)(‘16년)", "마음 상담")
    assert page.read() == (
        Quantity(
            Decimal(1200),
            "명",
            "자문 지원",
            Span(page.source.index("약 1"), page.source.index(")(‘")),
            approximate=True,
            place=HERE,
            program=page.programs[0].span,
            period="‘16년",
            passage="p1",
        ),
    )


def test_the_place_is_whose_text_it_is(korean: Korean) -> None:
    text = "청량시는 30명, 맑은군은 40명을 지원"
    block = Block(0, BlockKind.PARAGRAPH, 0, "", Mapped(text, range(len(text))))
    piece = Piece(block, tuple(korean.tokens(text)), owners=((0, HERE), (text.index("맑은군"), THERE)))
    assert [(int(q.value), q.place) for q in quantities([piece], [])] == [(30, HERE), (40, THERE)]


def test_nobody_in_particular(korean: Korean) -> None:
    text = "찾아가는 복지가 2,715개소 읍면동에서 구축되었다"
    block = Block(0, BlockKind.PARAGRAPH, 0, "", Mapped(text, range(len(text))))
    (found,) = quantities([Piece(block, tuple(korean.tokens(text)))], [])
    assert found.place is None


def test_titles_of_nobody_give_nothing(korean: Korean) -> None:
    text = "주민 30명을 도운 이야기"
    block = Block(0, BlockKind.TITLE, 0, "", Mapped(text, range(len(text))))
    assert quantities([Piece(block, tuple(korean.tokens(text)))], []) == ()


def test_wrapped_numerals_keep_their_source(korean: Korean) -> None:
    text = "마을 주민 81,969명"
    offsets = [*range(8), *range(9, len(text) + 1)]
    piece = Piece(Block(0, BlockKind.BULLET, 0, "-", Mapped(text, offsets)), tuple(korean.tokens(text)))
    (found,) = quantities([piece], [])
    assert (int(found.value), found.span) == (81969, Span(6, 14))


def test_full_width_period_is_given_as_written(korean: Korean) -> None:
    (found,) = Page(korean).add("‘16～17년(2년간) 사회복지공무원 375명").read()
    assert (found.period, found.measure) == ("‘16～17년(2년간)", "사회복지공무원")


def test_frequency_is_the_period(korean: Korean) -> None:
    (found,) = Page(korean).add("2020년부터 연2회 일제조사 실시").read()
    assert (int(found.value), found.unit, found.period) == (2, "회", "연")


def test_both_ends_of_a_change_measure_the_same(korean: Korean) -> None:
    low, high = Page(korean).add("실내 환기 횟수를 6회에서 12회로 확대").read()
    assert (low.role, high.role) == ("from", "to")
    assert low.measure == high.measure == "실내 환기 횟수"


@pytest.mark.parametrize(
    ("text", "program", "figures"),
    [
        ("(마음 상담) 읍면동이 참여하고 전문가 자문 지원(57명)", "마음 상담", {"57명": "마음 상담"}),
        ("마음 상담 : 전문가가 참여하고 자문 지원(57명)", "마음 상담", {"57명": "마음 상담"}),
        ("‘마음 네트워크’를 구성(120명)·운영", "마음 네트워크", {"120명": "마음 네트워크"}),
        ("공동 놀이방 9개소 운영", "공동 놀이방", {"9개소": "공동 놀이방"}),
        (
            "마을 주민(81,969명)에게 통합서비스를 제공(2개 팀 주 5회 실시) 하는 달빛 사랑방 운영",
            "달빛 사랑방",
            {"81,969명": "달빛 사랑방", "2개 팀": "달빛 사랑방", "주 5회": "달빛 사랑방"},
        ),
        ("‘별빛교실’을 추진하였고 예산 10억원을 확보", "별빛교실", {"10억원": ""}),
        ("돌봄팀을 설치하였으며(설치율 70%) 예산 731억원을 확보", "돌봄팀", {"설치율 70%": "돌봄팀", "731억원": ""}),
        ("돌봄팀, 자원봉사자(20팀)와 연계", "돌봄팀", {"20팀": ""}),
        ("민간봉사자(3명), 복지매니저 결연", "복지매니저", {"3명": ""}),
        ("민간단체(파수꾼 150명 등), 자원봉사자(20팀)", "파수꾼", {"150명": "파수꾼", "20팀": ""}),
        ("돌봄팀 설치 100% 완료, 예산 확보(5억5백만원)", "돌봄팀", {"100%": "돌봄팀", "5억5백만원": ""}),
        ("돌봄팀 등 총 908명의 인력 보강", "돌봄팀", {"908명": ""}),
        ("집합컨설팅(8회, 70명) 실시", "집합컨설팅", {"8회": "집합컨설팅", "70명": "집합컨설팅"}),
        ("방문간호사 342명, 동행인력 191명", "방문간호사", {"342명": "방문간호사", "191명": ""}),
        ("시비 예산 731억원을 확보하여 읍면동에 돌봄차량 제공", "돌봄차량", {"731억원": ""}),
        ("시민 성금 37억 원의 희망나기운동", "희망나기운동", {"37억 원": "희망나기운동"}),
        ("경북지역 25개 치매센터를 운영", "경북지역 25개 치매센터", {"25개": "경북지역 25개 치매센터"}),
    ],
)
def test_program_of_a_figure(korean: Korean, text: str, program: str, figures: dict[str, str]) -> None:
    found = Page(korean).add(text, program).of()
    wanted = {words.split()[-1] if "율" in words else words: name for words, name in figures.items()}
    assert dict(found) == wanted


def test_what_is_set_up_is_a_team_not_a_service(korean: Korean) -> None:
    page = Page(korean).add("마음돌봄팀을 운영하여 안심상담 제공(52개동 설치)", "마음돌봄팀", type_=ProgramType.TEAM)
    at = page.source.index("안심상담")
    page.programs.append(Program("안심상담", ProgramType.SERVICE, Span(at, at + 4)))
    assert page.of() == [("52개동", "마음돌봄팀")]


def test_a_note_is_of_the_program_its_star_stands_by(korean: Korean) -> None:
    page = Page(korean).add("‘첫걸음 사업*’과 ‘두걸음 사업**’을 마련", "첫걸음 사업", "두걸음 사업")
    page.add("주 115명 지원", kind=BlockKind.NOTE, marker="*", parent=0)
    page.add("10개구 대상", kind=BlockKind.NOTE, marker="**", parent=0)
    assert page.of() == [("주 115명", "첫걸음 사업"), ("10개구", "두걸음 사업")]


def test_a_note_under_a_label_is_of_the_label(korean: Korean) -> None:
    page = Page(korean).add("(아동보호사) 양육 지원을 위해 간병 시행", "아동보호사")
    page.add("9개 병원과의 협약을 통해 382명 아동 수혜", kind=BlockKind.NOTE, marker="*", parent=0)
    assert page.of() == [("9개", "아동보호사"), ("382명", "아동보호사")]


def test_a_note_on_something_else_is_of_no_program(korean: Korean) -> None:
    page = Page(korean).add("‘첫걸음 사업’을 마련하여 자원을 활용*하고 효율을 강화", "첫걸음 사업")
    page.add("10억원 예산 확보", kind=BlockKind.NOTE, marker="*", parent=0)
    assert page.of() == [("10억원", "")]


def test_figures_of_names_and_awards_give_nothing(korean: Korean) -> None:
    page = Page(korean).add("대상으로 선정되는 등 총 33개소가 수상하였다.").add("달리는 24시 사랑방, 공무원 1:1 결연")
    assert page.read() == ()
