"""What is promised of a number: a floor, a ceiling, a level, a delivery, a change, a multiple."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kechuang.kernel.patterns import pattern
from kechuang.plans.model import Bound, Operator
from kechuang.plans.targets.quantities import Quantity, tail_of
from kechuang.plans.targets.words import (
    ABOUT,
    CEILINGS,
    DOWN,
    FLOORS,
    HOLD,
    LEADING_VERB,
    OVER,
    STRICT,
    STRONG_VERB,
    UNDER,
    UP,
    VERB_AT_END,
)  # fmt: skip

_FILL = rf"(?:{ABOUT}|至少|不少于|不低于|超过|超|突破|到|全国|全省|以|在|为|:)*"
_STRICT = "|".join(sorted(STRICT, key=len, reverse=True))
_LEVEL = pattern(
    rf"(?:要|应|须|需|将|均|都|可|确保|力争|争取|分别|总体|基本|累计|再|合计|总共|平均)*"
    rf"(?:(?P<ceiling>{CEILINGS})|(?P<under>{UNDER})|(?P<floor>{FLOORS})|(?P<over>{OVER})|(?P<hold>{HOLD}))(?P<fill>{_FILL})$"
)
_CHANGE = pattern(
    rf"(?:要|应|将|均|都|确保|力争|争取|分别|累计|再|平均|年均|同比|每年|稳步|持续|逐年|进一步)*(?:(?P<up>{UP})|(?P<down>{DOWN}))"
    rf"(?:幅度)?(?P<strict>(?:要|均|力争|分别)?(?:达到|达|不低于|不少于|不小于|超过|超|突破|不超过|控制在|高于)?)(?:{ABOUT}|了|在)?$"
)
_ADVERB = pattern(r"^(?:要|累计)|(?<=要)累计")
_TIMES = pattern(r"翻$")
_STRICT_AT_END = pattern(
    rf"(?P<strict>{_STRICT})(?:{ABOUT})?(?:建成|建设|培育|开展|举办|组织|完成|新增|引进|打造|实施|遴选|每年)?$"
)
_STRICT_BEFORE_VERB = pattern(r"(?:至少|不少于)[^、,]{0,6}$")
_ABOUT_AT_END = pattern(rf"(?:{ABOUT})$")

BOUND_OF_TAIL: dict[str, Bound] = {
    **dict.fromkeys(("以上", "及以上", "及其以上", "或以上"), ">="),
    **dict.fromkeys(("以下", "及以下", "以内", "之内"), "<="),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """An operator with its strictness. `start` is where its words begin in the text left of the number.

    `sign` is −1 for a decrease. `verb` is the build verb, `words` what is printed of the operator.
    """

    op: Operator
    bound: Bound | None
    start: int
    words: str
    sign: int = 1
    verb: str = ""
    approx: bool = False
    factor: Decimal | None = None


def is_about(quantity: Quantity) -> bool:
    """Whether the tail makes the number an approximate one."""
    return tail_of(quantity) in ("左右", "上下")


def adjacent(left: str, quantity: Quantity) -> Promise | None:
    """The promise whose words stand directly before the number: 达到90, 增长7%, 翻两番."""
    if quantity.unit == "番" and _TIMES.search(left):
        return Promise("multiply", None, len(left) - 1, "翻", factor=Decimal(2) ** int(quantity.value))
    change = _CHANGE.search(left)
    if change and change.start() > 0 and left[change.start() - 1] in "新净倍":
        change = None  # 新增, 净增: a delivery
    level = _LEVEL.search(left)
    if change and (not level or change.start() < level.start()):
        return _change(left, quantity, change)
    if level:
        return _level(left, quantity, level)
    return None


def _change(left: str, quantity: Quantity, match: re.Match[str]) -> Promise:
    sign = -1 if match["down"] else 1
    bound: Bound = BOUND_OF_TAIL.get(tail_of(quantity), "=")
    strict = match["strict"].lstrip("要均力争分别")
    if strict in ("超过", "超", "突破", "高于"):
        bound = ">"
    elif strict in ("不低于", "不少于", "不小于"):
        bound = ">="
    elif strict in ("不超过", "控制在"):
        bound = "<="
    if quantity.more:
        bound = ">"
    words = (match["up"] or match["down"]) + strict
    return Promise("increase_by", bound, match.start(), words, sign, approx=_about(left, quantity))


def _level(left: str, quantity: Quantity, match: re.Match[str]) -> Promise:
    tail, about = tail_of(quantity), _about(left, quantity)
    words = match["ceiling"] or match["under"] or match["floor"] or match["over"] or match["hold"]
    fill = match["fill"]
    op: Operator
    if match["ceiling"]:
        op = "<="
    elif match["under"]:
        op = "<"
    elif match["over"] or any(word in fill for word in ("超", "突破")):
        op = ">"
    elif match["floor"]:
        op = "=" if about and words not in ("不低于", "不少于", "至少", "≥", ">=") else ">="
    else:
        op = "="
    if tail in ("以下", "及以下", "以内", "之内"):
        op = "<="
    elif tail.endswith("以上") and op in ("=", "<="):
        op = ">="
    if quantity.more and op in (">=", "="):
        op = ">"
    if quantity.unit.endswith("倍") and words.endswith(("到", "至")) and op in (">=", "="):
        return Promise("multiply", None, match.start(), words, approx=about)
    return Promise(op, None, match.start(), "".join(_ADVERB.findall(match.group())) + words, approx=about)


def _about(left: str, quantity: Quantity) -> bool:
    return is_about(quantity) or bool(_ABOUT_AT_END.search(left))


def led_by_verb(left: str, quantity: Quantity) -> Promise | None:
    """A delivery whose verb leads the item: 建成专家工作站11家, 实施…等120个重点项目."""
    lead = LEADING_VERB.match(left)
    if lead is None:
        return None
    verb = lead["verb"].rstrip("、和及与并")
    return Promise(
        "build", strictness(left, quantity), lead.start("verb"), verb, verb=verb, approx=_about(left, quantity)
    )


def holds_verb(left: str, quantity: Quantity) -> Promise | None:
    """A delivery whose verb stands inside the item, after its agent: 各区分别建成1个, 全省培育3家."""
    inner = STRONG_VERB.search(left)
    if inner is None:
        return None
    verb = inner.group()
    return Promise("build", strictness(left, quantity), inner.start(), verb, verb=verb, approx=_about(left, quantity))


def ends_with_verb(left: str, quantity: Quantity) -> Promise | None:
    """A delivery whose verb stands right before the number: 专家工作站要建成11家."""
    match = VERB_AT_END.search(left)
    if match is None:
        return None
    verb = match["verb"]
    return Promise(
        "build", strictness(left, quantity), match.start("verb"), verb, verb=verb, approx=_about(left, quantity)
    )


def build(left: str, quantity: Quantity) -> Promise | None:
    """A delivery, wherever its verb stands before the number."""
    return led_by_verb(left, quantity) or holds_verb(left, quantity)


def strictness(left: str, quantity: Quantity) -> Bound:
    """The bound of a delivery: 以上, 不少于, 至少, 超过; exact when nothing says otherwise."""
    bound: Bound = BOUND_OF_TAIL.get(tail_of(quantity), "=")
    strict = _STRICT_AT_END.search(left)
    if strict:
        bound = STRICT[strict["strict"]]  # type: ignore[assignment]
    elif _STRICT_BEFORE_VERB.search(left):
        bound = ">="
    elif quantity.more:
        bound = ">"
    return bound


def inherited(promise: Promise, left: str, quantity: Quantity) -> Promise:
    """The promise of the item before in a list, for an item that has no words of its own."""
    about = _about(left, quantity)
    promise = replace(promise, start=len(left))
    if promise.op == "build":
        return replace(promise, bound=strictness(left, quantity), approx=about)
    if promise.op == "increase_by":
        own = BOUND_OF_TAIL.get(tail_of(quantity))
        return replace(promise, bound=own or promise.bound, approx=about or promise.approx)
    return replace(promise, approx=about)
