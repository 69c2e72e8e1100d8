"""Words that name an award's grade, told from the many that look so: 대상 the target, 우수 the adjective, prize schedules.

A grade's form says which names it is for: ``topic`` and ``relative`` are followed by theirs, ``bracket`` and
``predicate`` follow them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.statements.honours import HONOUR, honoured

_BODY = r"(?:기관|(?:기초|광역)\s?(?:지방자치단체|자치단체|지자체)|자치[시군구]|지자체|지방자치단체|자치단체|기초단체|광역단체|단체|시\s?·?\s?군\s?·?\s?구|시\s?·\s?도|시\s?·?\s?군|도시|지역)"
_SANG = r"\s?상(?=[^가-힣]|을|를|은|이|과|와|에|으로|도|의|수상|인\s|만|$)"
_OPEN = r"[‘’“”\"'「『]?"
_RANK = re.compile(
    rf"""(?P<name>종합\s?대상|(?:부문|분야)별\s?{_OPEN}대상|대상|최우수|준우수|발전우수|우수|장려|최고점|최고\s?도약기관
      |(?:발전|특별|공로|노력|도약){_SANG})
    (?P<sang>{_SANG})?
    (?P<body>(?:\s?[’”"'])?\s?(?:(?<=우수)(?:사례)?\s?{_BODY}|(?<=우수)\s[가-힣]{{2,8}}\s(?:지자체|자치단체|기관)|(?<=장려)\s?(?:부문|{_BODY})))?""",
    re.VERBOSE,
)
_ATTACHED = re.compile(r"[가-힣]$")
_ATTACHABLE = re.compile(r"(?:전국|부문|분야|부분|복지|영예의|은|는|이|가|에서|군|시|구|도)$")
_CLOSE = re.compile(r"[’”\"'」』]?(?:\s?[(（]?大賞[)）]?)?[’”\"'」』]?(?:\s?\([^()]{1,25}\))?[’”\"'」』]?")

_COUNTED = re.compile(
    r"\s?(?:각\s?)?\d+\s?(?:곳|개|팀|건|명|점|분야|부문|기관|회|차례|년|편|인|작|점|지자체)|\s?(?:각\s?)?\d[\d,]*\s?(?:[천백만억]+\s?)*원|\s?[\d○]+\s*(?=[,)]|$)"
)
_REFERENCE = re.compile(
    r"\s?(?:시상[이과]\s|수상작|수상자|다음|격인|격\s|에\s?준하|후보|심사|경쟁|을\s?놓고|을\s?목표|에\s?도전|을\s?가리|을\s?결정|(?:을|를)\s?(?:향해|노리|꿈꾸|겨냥|바라)|선정\s?(?:공모|심사|기준|위원|사업)|공모)"
    r"|(?:을|를|도|은|는|에|에는|에도)?\s?(?:[가-힣]{1,6}\s)?(?:(?:받|오르|들|타|차지하|수상하)지\s?(?:는\s|도\s)?못|놓[쳤친치]|못\s?(?:받|미)|받겠)"
)
_NO_BODY = re.compile(
    r"\s?(?:사례|과제|사업(?!\s?평가)|프로그램|작품?|논문|팀|공무원|학교|대학|병원|기업|센터|직원|부서|교사|학생|연구|제품|인재|인력|사업수행|수행기관|등급제|한\s|하|성과|시설|"
    r"식품|업체|업소|농가|마을|경로당|어린이집|조례|정책|콘텐츠|아이디어|제안|활동|봉사|자원|협의체|운영|모델|시책|동아리|의료|요양|법인|단속|농산|축산|한우|품질|건축|디자인|상품|창업|참가|연구자|개인|"
    r"특허|기술|교육|선수|강사|작가|배우|감독|점포|매장|가맹|주민|시민|학습|종목|실천|인증|조달|중소|스타|벤처|사회적|인|음식|관광|책|도서|국내|해외|외국)"
)
_CASE = re.compile(r"\s?사례(?:로는|에는|로)\s[^.]{0,160}?(?:선정|뽑|수상)")
"""``최우수 사례로는 A가 선정됐다``: the case's municipality has the grade."""
_BARE = re.compile(
    r"(?:다[.\s]|이다|이며|이고|입니다|으?로\s|를\s?(?:받|수상|차지|얻|따|안|거)|에\s(?:선정|뽑|올|이름)|\s?[-:：–=]\s?|[,)’”'\"]|와\s|과\s|$|\s?부문|은\s|에는\s|\s?수상|\s?선정|\s(?=[가-힣]{2,5}\s?[가-힣]{1,3}[시군구도]))"
)
"""What follows a grade that is said without 상."""

_OBJECT_BEFORE = re.compile(r"(?:[가-힣][을를도만]|[0-9명개곳])\s?$")
_TARGET_BEFORE = re.compile(r"(?:전국민|주민|시민|아동|노인|가구|심사|지원|사업|조사|점검|교육|수급|신청|적용|설치|감면|보호|관리|상담|검사|투자|모집|공모|참여|우선|시행|시범|대표|주요|일부|이용|급여|검진|접종|보상|과세|단속|실증|지정|예외|제외|특례|돌봄|서비스|치료|적립|정비)\s?$")  # fmt: skip
_WON_AFTER = re.compile(
    r"까지\s?(?:받|수상|차지|거머|휩)|을\s?(?:받|수상|차지|거머|타|탔|탄|안|획득|얻|따|땄|시상|수여|포함|비롯|거두|품)|도\s?(?:받|수상|차지|탔|얻)|\s?수상|의\s?영[광예]|의\s?주인공"
)
_CONFERRED = re.compile(r"을\s?(?:받았|수상|차지|거머|탔|획득)|\s?수상|의\s?영[광예]")
"""Words that only a prize has: after these even ``사후관리 대상`` is one."""
_PRIZE_AFTER = re.compile(
    r"을|도\s|에\s?(?:선정|뽑|올랐|오른|이름)|(?:이|이고|이며|이다|이었)(?=[.,\s]|었|$)|"
    r"이\s?(?:됐|되)|으로\s?(?:선정|뽑|결정|이름)|(?:과|와)\s|은\s|에는\s|에\s|,|\s?선정|\s?[-:：–=]\s?|$|\s(?:지자체|기관|지역)(?:로|으로|이|가|은|을)|\s이래|\s?[▲△/·]"
)
_PRIZE_BEFORE = re.compile(
    r"(?:부문|분야|부분|전국|영예의|인|상은?|주어지는|수여되는|지급되는|[시군구]부|단위|평가|대회|공모전|어워드|자치[시군구]|단체|최고|1위|[’”\"'」』)]|에서|행정|[시군구도](?:는|가|이)?|[0-9]{4}년(?:에는?)?|,|이어|각각|과|와|^)\s?$"
)
_SO_BEFORE = re.compile(r"(?:[하되]여|해|으로|로|아|어)\s?$")
_SHUT = re.compile(r"(?:\s?수상)?[)>〉\]】]")
_SEVERAL = re.compile(r"\d\s?개\s?(?:부문|분야)\s?$")
_CHOSEN = re.compile(r"으로\s?선정")
_LAST = re.compile(r"\s?(?:[▲△/,]|$)")
_CONTEST = re.compile(r"분야|부문|부분|평가|[정복]\S?상|경진대회|시상")
_SUBJECT = re.compile(r"[이가]\s(?!되|됐|된|돼|아니)")
_INSIDE = re.compile(r"(?:\((?:이[상하]\s?)?|[<〈\[【])$")
_ADNOMINAL = re.compile(
    r"(?:을|를|에|에도|으로|로)?\s?(?:함께\s)?(?:받은|수상한|차지한|탄|거둔|거머쥔|획득한|선정된|뽑힌|오른|안은)\s(?!데|바|것|후|뒤|이후|결과|셈|점|적|이래)"
)
_QUOTES = "‘’“”\"'「」『』"

_TOPIC = re.compile(
    r"(?:\s?사례)?(?:(?:으로|로)\s?(?:선정|뽑)[된힌]\s?(?:지자체|기관|곳|자치단체|지역)|(?:을\s?)?\s?수상\s?(?:지자체|기관|곳|자치단체|지역))?(?:에는|엔|으로는|로는|으로|로|은|는)(?=\s)|\s?(?:수상\s?)?(?:기관|지자체)?\s?[:：\-–—→=]\s?"
)
_GIVEN = re.compile(r"에\s")
_RELATIVE = re.compile(
    r"(?:을|를|에|으로|로|은)?\s?(?:받은|수상한|차지한|탄|얻은|거둔|거머쥔|획득한|선정된|뽑힌|오른|안은|수상|이었던|이던)?\s?(?:기관|지자체|자치단체)?인?\s*"
)
_WAS = re.compile(r"(?:인|이었던|이던)\s")
_TIME = re.compile(r"(?:^|[은는]|,|올해|지난해|작년|전년도?|1위)\s?$")
"""Before 대상 in ``대상인 | 안양시``, where no target can be meant."""
_SET = re.compile(r"(?:은|는|에는|엔)\s")
_RECEIVED = re.compile(
    r"(?:받은|수상한|차지한|탄|얻은|거둔|거머쥔|획득한|선정된|뽑힌|오른|안은|수상\s?\S*인|인|이었던|이던)\s*$"
)


_HONOUR = re.compile(rf"(?<![가-힣]){HONOUR}(?=[을를은이과와에,):：]|도\s|\s?수상|\s?수여|$)")
_PERSONS = re.compile(
    r"공무원|유공자|직원|종사자|담당자|\d\s?명|[가-힣]{2,4}\s?(?:씨|님|군수|시장|구청장|주무관|팀장|과장)(?=[은는이가에의,\s])"
)
"""Where an honour may be a person's."""


class Form(StrEnum):
    """How a grade stands to the names it is for."""

    TOPIC = "topic"
    RELATIVE = "relative"
    BRACKET = "bracket"
    PREDICATE = "predicate"


@dataclass(frozen=True, slots=True)
class Rank:
    """A grade named in a text.

    Attributes:
        start, end: its words, with the noun they lead (``우수 지자체``) and the brackets behind.
        grade: as it is to be called.
        form: which side its names are on, as far as the words by it tell.
        generic: a mark of merit for all winners as much as a grade (``우수 자치단체``).
    """

    start: int
    end: int
    grade: str
    form: Form
    generic: bool = False
    onwards: bool = False
    """``(이하 우수)``: for all that follow too."""


def ranks(text: str, names: tuple[tuple[int, int], ...]) -> Iterator[Rank]:
    """Those of one unit, in order.

    Args:
        text: the unit's words.
        names: ranges of the municipalities named in it.
    """
    held = tuple(_graded(text, names))
    yield from held or _honoured(text, names)


def _graded(text: str, names: tuple[tuple[int, int], ...]) -> Iterator[Rank]:
    for match in _RANK.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in names):
            continue
        end = _end(text, match.end(), names)
        if _stands(text, match, end) or _labels(text, match, names):
            form = _form(text, match.start(), end, names)
            onwards = text[: match.start()].rstrip().endswith("(이하")
            yield Rank(match.start(), end, _grade(match), form, _generic(match), onwards)


def _honoured(text: str, names: tuple[tuple[int, int], ...]) -> Iterator[Rank]:
    """Honours of municipalities, where nothing else says how they ranked."""
    if not names or _PERSONS.search(text):
        return
    for match in _HONOUR.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in names):
            form = _form(text, match.start(), match.end(), names)
            yield Rank(match.start(), match.end(), honoured(match.group()), form)


def _end(text: str, at: int, names: tuple[tuple[int, int], ...]) -> int:
    """Behind its quotes and brackets, unless these hold its names."""
    close = _CLOSE.match(text, at)
    if close is None or not any(at <= start < close.end() for start, _ in names):
        return close.end() if close else at
    return at


def _labels(text: str, match: re.Match[str], names: tuple[tuple[int, int], ...]) -> bool:
    """``대상 충남 천안시, 최우수상 …``: nothing but a space before a name, nothing of a clause before it."""
    following = next((s for s, _ in names if s >= match.end()), None)
    if following is None:
        return False
    before, between = text[: match.start()], text[match.end() : following]
    return (between == " " and _leads(before)) or bool(_WAS.fullmatch(between) and _TIME.search(before))


def _stands(text: str, match: re.Match[str], end: int) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if _ATTACHED.search(before) and not _ATTACHABLE.search(before):
        return False
    rest = text[end:]
    if _COUNTED.match(after) or _COUNTED.match(rest) or _REFERENCE.match(after) or _REFERENCE.match(rest):
        return False
    name = re.sub(r"\s", "", match["name"])
    if name == "대상":
        return _is_prize(before, after, rest)
    if name.endswith("대상") or match["sang"] or name.endswith("상") or name.startswith("최고"):
        return True
    if match["body"]:
        return not _NO_BODY.match(rest) and not _SUBJECT.match(rest)
    return _is_bare(name, before, after)


def _is_bare(name: str, before: str, after: str) -> bool:
    if _INSIDE.search(before) and _SHUT.match(after):
        return True
    if name == "최우수":
        return not _NO_BODY.match(after) or _CASE.match(after) is not None
    return _BARE.match(after) is not None


def _is_prize(before: str, after: str, rest: str) -> bool:
    """Whether 대상 is the grand prize: quoted or in Chinese letters, or with a prize's words on both sides."""
    quoted = before[-1:] in _QUOTES and after[:1] in _QUOTES and bool(before and after)
    inside = _INSIDE.search(before) and _SHUT.match(after)
    if "大賞" in after[:4] or quoted or inside:
        return True
    if _OBJECT_BEFORE.search(before) and not _SEVERAL.search(before):
        return False
    if _TARGET_BEFORE.search(before):
        return bool(_CONFERRED.match(rest))
    if _SO_BEFORE.search(before) and _CHOSEN.match(rest):
        return bool(_CONTEST.search(before))
    if _LAST.match(rest) and _CONTEST.search(before):
        return True
    return bool(_WON_AFTER.match(rest)) or bool(_PRIZE_BEFORE.search(before) and _PRIZE_AFTER.match(rest))


def _grade(match: re.Match[str]) -> str:
    name = re.sub(rf"[\s{_QUOTES}]", "", match["name"]).replace("분야별", "부문별")
    if name == "우수" and match["body"] and re.search(r"기관$", match["body"]) and not match["sang"]:
        return "우수기관"
    return {"최고도약기관": "최고 도약기관", "부문별대상": "부문별 대상"}.get(name, name)


def _generic(match: re.Match[str]) -> bool:
    return match["name"] == "우수" and bool(match["body"]) and not match["sang"]


def _form(text: str, start: int, end: int, names: tuple[tuple[int, int], ...]) -> Form:
    """Which side its names are on."""
    before, after = text[:start], text[end:]
    following = next((s for s, _ in names if s >= end), None)
    if _INSIDE.search(before) and (shut := _SHUT.match(after)):
        behind = any(e == len(_INSIDE.sub("", before).rstrip()) for _, e in names) and before.rstrip(
            "이상하 "
        ).endswith("(")
        ahead = following is not None and not text[end + shut.end() : following].strip()
        return Form.TOPIC if ahead and not behind else Form.BRACKET
    if _ADNOMINAL.match(after):
        return Form.RELATIVE
    if following is None:
        return Form.TOPIC if _SET.match(after) else Form.PREDICATE
    return _ahead(before, after, text[end:following])


def _ahead(before: str, after: str, between: str) -> Form:
    """The form of a grade that names stand behind, by what lies between."""
    if _RECEIVED.search(between) and _RELATIVE.fullmatch(between):
        return Form.RELATIVE
    given = _GIVEN.match(after) and not re.search(r"선정|뽑|올|이름", between)
    if given or (between.strip() and not between.strip(" (△▲▷▶")) or (not between.strip() and _leads(before)):
        return Form.TOPIC
    as_object = re.match(r"(?:으로|로)\s", after) and re.search(r"선정|뽑|발표|정했|받|수상", between)
    return Form.TOPIC if _TOPIC.match(after) and not as_object else Form.PREDICATE


def _leads(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ",;/(▲△·[<"
