"""Ratios whose present value the plan does not tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import listed
from kechuang.plans.model import Finding, Reading, Severity, Target
from kechuang.plans.subjects import folded, is_ratio, name_of

CODE = "ratio.no_baseline"
SEVERITY: Severity = "warning"
TITLE = Sentence("比率目标没有基期数值", "Ratio targets without a present value")

_FIGURE = re.compile(r"\d")
_NEAR = 16
_FRAGMENT = re.compile(r"^(?:分别|完成|达到|超过|不低于|占|该|其)")  # the name stands in an earlier clause
_NEW_OR_CHANGE = re.compile(r"新建|新增|新开|新改|新购|当年|[涨增降减]幅|增速|增长率|(?:降低|下降|削减|减少)[率比]")
_FROM = re.compile(
    r"[由从自](?:[^,。;]{0,14}?)\d[\d.]*(?:%|‰|件|个百分点|人)?[^,。;]{0,8}(?:提高|提升|增加|增长|上升|下降|降低|降|升|减少)"
)
_BASE = re.compile(
    r"基期|基数|现状值?|完成值|实际值|20\d\d年(?:底|末)?(?:为|已?达)|目前(?:为|已?达)|(?:较|比)[^,。;]{2,12}(?:提高|提升|增加|上升|下降|降低)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the whole plan that lists them."""
    ratios = [i for i, target in enumerate(reading.targets) if is_ratio(target) and _has_past(target)]
    if not ratios:
        return
    plan = _Plan(reading)
    lacking = [i for i in ratios if not _has_base(plan, reading.targets[i])]
    if not lacking:
        return
    names = list(dict.fromkeys(f"{reading.targets[i].indicator} {_value(reading.targets[i])}" for i in lacking))
    row = listed(names)
    yield Finding(
        CODE,
        SEVERITY,
        Sentence(
            f"{len(names)}个比率目标没有写明基期（现状）数值，无法判断进度：{row.zh}。",
            f"{len(names)} ratio targets come without a present value, so progress cannot be judged: {row.en}.",
        ),
        tuple(reading.targets[i].span for i in lacking),
        targets=tuple(lacking),
    )


def _has_past(target: Target) -> bool:
    """Whether the ratio had a value before: shares of what is new, rates of change and "every one" did not need one."""
    if _FRAGMENT.search(target.indicator):
        return False
    every = target.unit in ("%", "％") and target.value >= 100
    return not every and not _NEW_OR_CHANGE.search(target.indicator + (target.scope or ""))


def _value(target: Target) -> str:
    return f"{target.value:f}{target.unit}"


class _Plan:
    """The paragraphs of a plan made ready to be asked often: where a name stands, which paragraph holds a target."""

    def __init__(self, reading: Reading) -> None:
        self.paragraphs = reading.paragraphs
        self.texts = [folded(paragraph.text) for paragraph in reading.paragraphs]
        self.whole = "\n".join(self.texts)
        self._begins = list(accumulate((len(text) + 1 for text in self.texts), initial=0))
        self._printed = [i for i, p in enumerate(self.paragraphs) if p.text and p.kind != "chrome"]
        self._starts = [self.paragraphs[i].offsets[0] for i in self._printed]
        self.promising = {self.holding(target) for target in reading.targets}

    def holding(self, target: Target) -> int | None:
        """Which paragraph holds a target."""
        at = bisect_right(self._starts, target.span.start) - 1
        if at < 0 or self.paragraphs[self._printed[at]].offsets[-1] < target.span.start:
            return None
        return self._printed[at]

    def naming(self, name: str) -> Iterator[int]:
        """The paragraphs in which a name stands, each once."""
        at = self.whole.find(name)
        while at >= 0:
            index = bisect_right(self._begins, at) - 1
            yield index
            at = self.whole.find(name, self._begins[index + 1])


def _has_base(plan: _Plan, target: Target) -> bool:
    """Whether a base stands in the same paragraph or table, or another figure for the same name elsewhere."""
    own = plan.holding(target)
    if own is not None:
        paragraph = plan.paragraphs[own]
        if paragraph.kind == "table_row" or _FROM.search(paragraph.text) or _BASE.search(paragraph.text):
            return True
    name = name_of(target.indicator)
    return any(_tells(plan, index, name) for index in plan.naming(name) if index != own)


def _tells(plan: _Plan, index: int, name: str) -> bool:
    """Whether a paragraph that sets no target gives a figure for the name."""
    if plan.paragraphs[index].kind == "table_row":
        return True
    text = plan.texts[index]
    figure = any(_FIGURE.search(text, hit.end(), hit.end() + _NEAR) for hit in re.finditer(re.escape(name), text))
    return figure and index not in plan.promising
