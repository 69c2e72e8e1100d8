"""Where a short word is one: by itself, or a part of a compound of known words, not two syllables of a longer word.

택시 is a word in 택시비 and no word in 평택시. Neither is 의사 in 의사소통: what is left beside a short word must be known,
too. Particles and endings close a word; the rest are the words that official prose and questions put together.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import takewhile
from typing import Final

_PARTICLES: Final = frozenset(
    "이 가 을 를 은 는 의 에 도 만 와 과 로 으로 에서 에게 나 이나 까지 부터 마다 보다 처럼 밖에 라도 이라도 께 께서 한테"
    " 에는 에도 에서는 에서도 에게는 에게도 에게서 으로서 으로써 로서 로써 에서의 에의 으로의 까지의 와의 과의 이란 란 라는 이라는 이며 며"
    " 이고 인 이다 다 요 이요 야 대로 만의 만을 만이 뿐 하고 이랑 랑 든 이든".split()
)
"""What may close any word."""
_VERBAL: Final = re.compile(
    r"(?:하|되|시키|받|당하|해|했|한|할|함|합|된|될|됨|돼|됐|받은|시킨|시켜|드리|드려|나|내|있|없|인|입|이)[가-힣]{0,5}"
)
"""A noun made a verb: 이동하며, 접수된."""
_ENDINGS: Final = re.compile(
    r"(?:는|던|면|고|기|지|며|려|러|어|아|게|니|니까|자|린|림|다|신|실|시는|시던|시고|아서|어서|아요|어요|는지|는데|려고|지만|았던|었던|[았었는]다)"
    r"(?:[이가을를은는의에도만와과로]|에서|까지|부터)?"
)
"""A label that is the stem of a verb: 돌보던, 베풀어."""
_FIRST: Final = frozenset("각 첫 새 온 재 신 무 타 현 한 두 세 네 영".split())
"""Syllables that begin compounds."""
_LAST: Final = frozenset(
    "방 소 관 실 팀 단 자 들 님 비 사 집 차 반 금 층 률 율 적 화 형 용 권 품 대 례 법 망 터 료 액 학 력 성 상 중 전 후 별 간 내 외 제 기 등 및"
    " 급 여 행 처 부 과 국 증 식 감 청 당 창구".split()
)
"""Syllables that end them; not 시, 군, 구, for what stands before those is a municipality (상주시, 예산군, 연수구)."""
_KNOWN: Final = frozenset(
    "부족 포함 확인 수립 전담 마켓 매니저 센타 마련 착한 캠페인 프랜차이즈 개정 주도 주도형 구분 시스템 자치 자치회 예정자 과정"
    " 지원 사업 서비스 센터 시설 복지 관리 활동 프로그램 제도 정책 대상 대상자 환경 개선 문제 예방 방지 확대 강화 구축 운영 체계 연결"
    " 회관 교실 기관 단체 업체 사회 지역 생활 정보 공간 관계 참여 추진 제공 보장 보호 보조 급여 개조 시간 사람 담당 담당자 공무원"
    " 무료 장애 장애인 재가 저소득 이용 이용권 설치 조성 개발 개최 실시 사례 자원 인적 물적 전문 전문가 통합 거점 상시 정기 이동식 가족"
    " 위원 위원회 협의체 협의회 네트워크 사각지대 위기 취약 계층 취약계층 희망 행복 사랑 우수 특화 찾아가는 맞춤형 어려움 문화재"
    " 교통비 카드 통신 수거 배달 설치비 기능 능력 상태 정도 확보 절감 부담 비율 현황 결과 계획서 보고 보고서 지급 지원금 지원비 수급 수급자"
    " 안내 안내문 홍보물 발급 신청서 대행 동행 도우미 지킴이 지기 돌보미 봉사단 봉사자 봉사회 자원봉사 후원회 후원자 후원금 기부자"
    " 노동 고용주 근로자 안정 이주 이주민 다문화 결혼이민 어려운 나눔터 사진 사고 사건 피해 피해자 위험 위험군 고위험 질환 질병 증상 만성".split()
)
"""Parts of compounds that are no everyday word for anything themselves."""
_COUNTED: Final = re.compile(r"[0-9a-z]+[가-힣]?", re.IGNORECASE)
"""Numbers before a word, and Latin ones: 1인가구."""
_DIVISIONS: Final = "시군구도"
_LONGEST: Final = 6
"""Letters of the longest known word."""
_FAR: Final = 24
"""Letters beside a word that are looked at."""


def part(text: str, start: int, end: int, labels: Container[str]) -> bool:
    """Whether what stands between two places of a text is a word, or a part of a compound.

    Args:
        labels: words that are known besides.
    """
    before, after = _run(text[max(0, start - _FAR) : start][::-1])[::-1], _run(text[end : end + _FAR])
    return _closed(after, labels) and (_parted(before, labels) or _joined(before, text[start], labels))


def alone(text: str, start: int, end: int) -> bool:
    """Whether it stands alone, with a particle at most: what a word of one syllable must."""
    after = _run(text[end : end + _FAR])
    return not text[max(0, start - 1) : start].isalnum() and (not after or after in _PARTICLES)


def _joined(before: str, first: str, labels: Container[str]) -> bool:
    """Whether a word may begin behind an unknown one: no 시장 in 익산시장, no 수상 in 최우수상."""
    return len(before) > 1 and first not in _DIVISIONS and not _word(before[-1] + first, labels)


def _parted(run: str, labels: Container[str]) -> bool:
    """Whether a run is made of known words or numbers."""
    return run in _FIRST or _COUNTED.fullmatch(run) is not None or len(run) in _cuts(run, labels, frozenset())


def _closed(run: str, labels: Container[str]) -> bool:
    """Whether a run is made of known words and what may close one."""
    return any(_closes(run[cut:]) for cut in _cuts(run, labels, _LAST))


def _closes(rest: str) -> bool:
    return not rest or rest in _PARTICLES or bool(_VERBAL.fullmatch(rest) or _ENDINGS.fullmatch(rest))


def _cuts(run: str, labels: Container[str], short: Container[str]) -> set[int]:
    """How far known words, one behind the other, reach into a run: all the places where one may end."""
    reached = {0}
    for end in range(1, len(run) + 1):
        pieces = (run[start:end] for start in range(max(0, end - _LONGEST), end) if start in reached)
        if any(piece in short or _word(piece, labels) for piece in pieces):
            reached.add(end)
    return reached


def _run(text: str) -> str:
    """The letters and digits that a text begins with."""
    return "".join(takewhile(str.isalnum, text))


def _word(run: str, labels: Container[str]) -> bool:
    return len(run) > 1 and (run in _KNOWN or run in labels)
