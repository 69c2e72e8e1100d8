"""A small made-up release with every kind of fact in it, and a registry of six municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.model.document import Block, BlockKind, Document
from kg.model.fact import (
    AgendaItem,
    Award,
    Case,
    Dated,
    Event,
    Facts,
    Finding,
    Organisation,
    OrganisationType,
    Passage,
    PrizeRule,
    Program,
    ProgramType,
    Quantity,
    Release,
    SchemeTask,
    SeparateAward,
    Stated,
    StatedTotal,
)
from kg.model.place import Level, Municipality, Naming, PlaceName, Resolution
from kg.model.span import Mapped, Span

SOURCE = """보도자료 배포일 2019. 5. 7. 복지부 담당부서 나눔과
‘19년 나눔상 시상식 14:00 ~ 15:00 대강당
 14:00～14:05 국민의례 개회
돌봄 분야 (2) 대상 가람시 5천만원, 우수 남구 2천만원, 마루도
으뜸상 나래군
총 3개소 일자리(1억) 별도 시상 돌봄 과제 시군구 대상 1 50
1. 돌봄 분야
○ (가람시) 햇살재단, 가람 교육청과 함께 ‘햇살 우체통’을 120개 운영하고 이웃지킴이 8명
○ 마루 남구는 이웃지킴이와
 이동상담 수행
○ 가람시는 햇살 우체통 운영
"""
NAME = "2019 나눔상.txt"


def at(words: str, nth: int = 0) -> Span:
    """Where the words stand in the source, for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = SOURCE.index(words, start + 1)
    return Span(start, start + len(words))


def stated(words: str, value: str = "") -> Stated:
    return Stated(value or words, at(words))


def place(words: str, nth: int = 0, sido: str = "", level: Level | None = None) -> PlaceName:
    return PlaceName(words, sido, at(words, nth), level)


@dataclass(frozen=True)
class Register:
    """A registry of a few municipalities, one of which was renamed."""

    held: Mapping[str, Municipality] = field(default_factory=dict)

    def get(self, key: str) -> Municipality:
        return self.held[key]

    def official(self, key: str, on: date) -> tuple[str, str]:
        naming = self.held[key].naming(on) or self.held[key].latest
        if naming.sido is None:
            return naming.name, ""
        return self.official(naming.sido, on)[0], naming.name


def _municipality(key: str, *namings: Naming) -> Municipality:
    level = Level.SIDO if namings[0].sido is None else Level.SIGUNGU
    return Municipality(key, level, namings)


OLD, NEW = date(1995, 1, 1), date(2024, 1, 18)
REGISTER = Register(
    {
        m.id: m
        for m in (
            _municipality(
                "마루도",
                Naming("마루도", "Maru-do", "70", None, OLD, NEW),
                Naming("마루특별자치도", "Maru State", "71", None, NEW),
            ),
            _municipality(
                "마루도-가람시",
                Naming("가람시", "Garam-si", "70010", "마루도", OLD, NEW),
                Naming("가람시", "Garam-si", "71010", "마루도", NEW),
            ),
            _municipality("마루도-남구", Naming("남구", "Nam-gu", "70020", "마루도", OLD)),
            _municipality("바다시", Naming("바다시", "Bada", "72", None, OLD)),
            _municipality("바다시-남구", Naming("남구", "Nam-gu", "72020", "바다시", OLD)),
        )
    }
)

GARAM = [place("가람시", n) for n in range(3)]
NAM_TABLE, NAM_CASE = place("남구", 0), place("남구", 1, sido="마루")
MARU, NARAE = place("마루도", level=Level.SIDO), place("나래군")

RESOLUTIONS = {
    **{name: Resolution(name, "마루도-가람시", ("마루도-가람시",), "exact") for name in GARAM},
    NAM_TABLE: Resolution(NAM_TABLE, None, ("마루도-남구", "바다시-남구"), "ambiguous", note="두 곳이 있다"),
    NAM_CASE: Resolution(NAM_CASE, "마루도-남구", ("마루도-남구",), "province", guess=True, note="‘마루’ 뒤에 있다"),
    MARU: Resolution(MARU, "마루도", ("마루도",), "exact"),
}


def _award(grade: str, name: PlaceName, prize: int | None, *, table: bool = True) -> Award:
    return Award(
        "나눔상", 2019, "돌봄 분야", "복지 부문", grade, name, prize, name.span, 2018, (at("돌봄 분야 (2)"),), table
    )


SUNNY, POST = at("햇살재단"), at("햇살 우체통")
FACTS = Facts(
    release=Release(
        title=stated("‘19년 나눔상 시상식", "19년 나눔상 시상식"),
        ministry=stated("복지부"),
        department=stated("나눔과"),
        date=stated("2019. 5. 7.", "2019-05-07"),
    ),
    events=(
        Event(
            at("‘19년 나눔상 시상식 14:00 ~ 15:00 대강당"),
            name=stated("나눔상 시상식"),
            date=stated("‘19년", "2019년"),
            start=stated("14:00"),
            end=stated("15:00"),
            place=stated("대강당"),
            agenda=(AgendaItem("14:00", "14:05", "국민의례", "개회", at("14:00～14:05 국민의례 개회")),),
        ),
    ),
    tasks=(SchemeTask("복지 부문", "돌봄 과제", at("돌봄 과제")),),
    prizes=(
        PrizeRule("복지", "돌봄", Level.SIGUNGU, "대상", 1, 50_000_000, None, None, at("대상 1 50")),
        PrizeRule("복지", "돌봄", Level.SIDO, "대상", 1, None, 1, None, at("대상 1 50")),
    ),
    separate=(SeparateAward("일자리", 100_000_000, at("일자리(1억)")),),
    awards=(
        _award("대상", GARAM[0], 50_000_000),
        _award("우수", NAM_TABLE, 20_000_000),
        _award("우수", MARU, None),
        _award("으뜸상", NARAE, None),
        _award("대상", GARAM[1], None, table=False),
    ),
    totals=(StatedTotal(3, "places", "총 3개소", at("총 3개소"), level=Level.SIGUNGU, where="summary"),),
    passages=(
        Passage("p7", "bullet", "(가람시) 햇살재단 …", at("○ (가람시)"), "c1"),
        Passage("p8", "bullet", "마루 남구는 …", at("○ 마루 남구는"), "c2", (NAM_CASE,)),
        Passage("p9", "bullet", "가람시는 햇살 우체통 운영", at("○ 가람시는 햇살 우체통 운영")),
    ),
    cases=(
        Case("c1", GARAM[1], "돌봄분야", 2019, "햇살", "햇살재단과 함께", at("(가람시) 햇살재단"), ("p7",)),
        Case("c2", NAM_CASE, "돌봄 분야", 2019, "이웃", "이웃지킴이와 이동상담 수행", at("마루 남구는"), ("p8",)),
        Case("c3", GARAM[2], "돌봄 분야", 2019, "햇살", "햇살 우체통 운영", at("가람시는 햇살"), ("p9",), tells="c1"),
    ),
    programs=(
        Program("햇살 우체통", ProgramType.CHANNEL, POST, GARAM[1], "", "p7", (at("가람 교육청"), SUNNY), "quote"),
        Program("이웃지킴이", ProgramType.ROLE, at("이웃지킴이"), GARAM[1], "test-keeper", "p7"),
        Program("이웃지킴이", ProgramType.ROLE, at("이웃지킴이", 1), NAM_CASE, "test-keeper", "p8"),
        Program("햇살우체통", ProgramType.CHANNEL, at("햇살 우체통", 1), GARAM[2], "", "p9"),
        Program("이동상담", ProgramType.SERVICE, at("이동상담"), None, "", "p8"),
    ),
    organisations=(
        Organisation("햇살재단", OrganisationType.WELFARE, SUNNY, GARAM[1], "", "p7"),
        Organisation("가람 교육청", OrganisationType.EDUCATION, at("가람 교육청"), GARAM[1], "", "p7"),
        Organisation("이웃지킴이", OrganisationType.RESIDENTS, at("이웃지킴이", 1), NAM_CASE, "test-keeper", "p8"),
    ),
    quantities=(
        Quantity(Decimal(120), "개", "우체통", at("120개"), place=GARAM[1], program=POST, passage="p7"),
        Quantity(Decimal("8"), "명", "이웃지킴이", at("8명"), approximate=True, place=GARAM[1], passage="p7"),
        Quantity(Decimal("8"), "명", "이웃지킴이", at("8명"), approximate=True, place=NAM_CASE, passage="p7"),
    ),
    places=(*RESOLUTIONS, NARAE),
)
FINDINGS = (
    Finding(
        "total-1",
        "high",
        "stated-total",
        "총 3개소라지만 4곳이다",
        "3 stated, 4 listed",
        "3",
        "4",
        at("총 3개소"),
        (at("나래군"),),
        "목록",
        ("마루도-가람시", "어디"),
    ),
)
DOCUMENT = Document(
    name=NAME,
    source=SOURCE,
    encoding="utf-8",
    digest="0" * 64,
    blocks=(Block(0, BlockKind.PARAGRAPH, 0, "", Mapped(SOURCE, range(len(SOURCE)))),),
    metadata={"front matter": "시험"},
)
DATED = Dated(date(2019, 5, 7), "release")
