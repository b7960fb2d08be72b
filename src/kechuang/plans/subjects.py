"""What a target is about, so that two wordings can be compared: thing, level, population, and amount in a base unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kechuang.plans.model import Target

_HALF = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"＂": "", "＇": ""}
_LEVEL = re.compile(r"(?:(国家|部|省部?|自治区|市|地市|州|县|区)级)((?:及其?)?以上)?")
_PLACE = re.compile(r"^(?:全[市省县区州国旗盟乡镇]|[我本][市省县区州])的?")
_COUNTING = re.compile(
    r"(?:认定|建设|培育)?(?:合计|累计|总)?(?:数量|总数|个数|家数|户数|合计|(?<![指人系参分倍函户次])数)$|认定$"
)
_ASKING = re.compile(r"(?:要|应|需|将|须)?(?:建成|达到|超过|突破|增长到|提高到|增加到)$")
_FOLDED = re.compile(r"[\s“”\"'‘’《》「」！-～]")
_UNIT = re.compile(r"^(十|百|千(?![瓦克米卡伏])|万|十万|百万|千万|亿|十亿|百亿|千亿|万亿)?(.*)$")
_TIMES = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10}
_TIMES |= {"千亿": 11, "万亿": 12}
_COUNTS = set("家个名人所座处件项场户支套台栋条只种批篇部位组次")
_RATIO_WORD = re.compile(r"占比|比重|比例|比率|占[^、,]{2,}|率$|率达|覆盖面|强度$")
_PER_HEAD = re.compile(
    r"^(?:全[市省县区社会]*)?(?:每[一-鿿\d]{0,2}[人户亩]|[万千百]人|[人户亩]均|单位(?!名称)[^、]{0,12}(?:能耗|排放|用水|增加值|产值|面积|GDP))"
)
_RANK = {"县": 1, "区": 1, "市": 2, "地市": 2, "州": 2, "省": 3, "省部": 3, "部": 3, "自治区": 3, "国家": 4}
_ENDS = 2
_EVERY = frozenset({0, 1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing a target counts or measures.

    `name` is the indicator without level, place and counting words; `level` the level as printed (省级以上), and
    `levels` the ranks it covers (1 county … 4 national, 0 none), so that a set relation tells which is broader.
    `measure` is the dimension: `count`, or the unit without its multiplier.
    """

    name: str
    level: str | None
    levels: frozenset[int]
    population: str | None
    measure: str


def folded(text: str) -> str:
    """Half-width marks, no white space, no quotation marks: the form in which names are compared."""
    return _FOLDED.sub(lambda match: _HALF.get(match.group(), ""), text)


@lru_cache(maxsize=4096)
def name_of(indicator: str) -> str:
    """The indicator without level, place, counting words and a verb of demand left at its end."""
    name = _LEVEL.sub("", folded(indicator), count=1)
    name = _PLACE.sub("", name, count=1) or name
    name = _COUNTING.sub("", name, count=1) or name
    return _ASKING.sub("", name, count=1) or name


def subject_of(target: Target) -> Subject:
    """The subject of a target."""
    return _subject(target.indicator, target.scope or "", target.unit)


@lru_cache(maxsize=4096)
def _subject(indicator: str, scope: str, unit: str) -> Subject:
    scope = folded(scope)
    printed = _LEVEL.search(scope) or _LEVEL.search(folded(indicator))
    population = _LEVEL.sub("", scope)
    return Subject(
        name=name_of(indicator),
        level=printed.group() if printed else None,
        levels=_levels(printed),
        population=None if not population or _PLACE.sub("", population) == "" else population,
        measure=measure_of(unit),
    )


def _levels(printed: re.Match[str] | None) -> frozenset[int]:
    if printed is None:
        return _EVERY
    rank = _RANK[printed[1]]
    return frozenset(range(rank, 5)) if printed[2] else frozenset({rank})


def measure_of(unit: str) -> str:
    """The dimension of a unit: `count` for things and people, else the unit without its multiplier."""
    base = _split(unit)[1]
    return "count" if base in _COUNTS or base == "" else base


def amount(value: Decimal, unit: str) -> Decimal:
    """The value in the base unit: 4 亿元 is 400000000 元."""
    return value.scaleb(_split(unit)[0])


def in_unit(base: Decimal, unit: str) -> str:
    """An amount of the base unit written in `unit`: 400000000 元 in 亿元 is 4亿元."""
    text = f"{base.scaleb(-_split(unit)[0]):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + unit


def _split(unit: str) -> tuple[int, str]:
    found = _UNIT.match(folded(unit))
    return (_TIMES[found[1]] if found and found[1] else 0, found[2] if found else unit)


def is_ratio(target: Target) -> bool:
    """Whether the target sets the level of a share, a rate or a per-head figure (not its growth)."""
    if target.op in ("increase_by", "multiply"):
        return False
    name = folded(target.indicator)
    if measure_of(target.unit) in ("%", "‰", "百分点"):
        return True
    return bool(_PER_HEAD.search(name) or (measure_of(target.unit) == "count" and _RATIO_WORD.search(name)))


def lowest(target: Target) -> Decimal | None:
    """The least amount that meets the target, in the base unit; None where it sets no floor.

    A strict floor on a count of whole things is met from one more: 超过8家 is met from 9.
    """
    if target.op in ("<=", "<", "increase_by", "multiply") or (target.op == "build" and target.bound in ("<=", "<")):
        return None
    strict = target.op == ">" or (target.op == "build" and target.bound == ">")
    step = 1 if strict and measure_of(target.unit) == "count" else 0
    return amount(target.value, target.unit) + step


def highest(target: Target) -> Decimal | None:
    """The largest amount that still meets the target, in the base unit; None where it sets no ceiling."""
    if target.op in ("<=", "<", "=") or (target.op == "build" and target.bound in ("<=", "<")):
        return amount(target.value_max if target.value_max is not None else target.value, target.unit)
    return None


def within(short: str, long: str) -> bool:
    """Whether every character of `short` stands in `long` in the same order."""
    rest = iter(long)
    return all(character in rest for character in short)


def families(targets: Sequence[Target]) -> list[list[int]]:
    """Targets by index that may name one thing in two ways: one level and measure, one head and tail of the name."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, target in enumerate(targets):
        subject = subject_of(target)
        key = (subject.levels, subject.population, subject.measure, subject.name[:_ENDS], subject.name[-_ENDS:])
        groups[key].append(index)
    return [members for members in groups.values() if len(members) > 1]


def near(a: str, b: str) -> bool:
    """Whether two names differ only by a few characters put in: the same head and tail, one inside the other."""
    short, long = sorted((a, b), key=len)
    return (
        4 <= len(short) < len(long)
        and len(long) - len(short) <= max(2, len(short) // 3)
        and short[:_ENDS] == long[:_ENDS]
        and short[-_ENDS:] == long[-_ENDS:]
        and within(short, long)
    )
