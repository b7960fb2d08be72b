"""Ratios whose present value the plan does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import listed
from kechuang.plans.model import Finding, Paragraph, Reading, Severity, Target
from kechuang.plans.subjects import folded, is_ratio, name_of

CODE = "ratio.no_baseline"
SEVERITY: Severity = "warning"
TITLE = Sentence("比率目标没有基期数值", "Ratio targets without a present value")

_FIGURE = re.compile(r"\d")
_FROM = re.compile(
    r"[由从自](?:[^,。;]{0,14}?)\d[\d.]*(?:%|‰|件|个百分点|人)?[^,。;]{0,8}(?:提高|提升|增加|增长|上升|下降|降低|降|升|减少)"
)
_BASE = re.compile(
    r"基期|基数|现状值?|完成值|实际值|20\d\d年(?:底|末)?(?:为|已?达)|目前(?:为|已?达)|(?:较|比)[^,。;]{2,12}(?:提高|提升|增加|上升|下降|降低)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the whole plan that lists them."""
    lacking = [
        i
        for i, target in enumerate(reading.targets)
        if is_ratio(target) and not _has_base(reading, target)
    ]
    if not lacking:
        return
    names = list(dict.fromkeys(f"{reading.targets[i].indicator}（{_value(reading.targets[i])}）" for i in lacking))
    yield Finding(
        CODE,
        SEVERITY,
        Sentence(
            f"{len(names)}个比率目标没有写明基期（现状）数值，无法判断进度：{listed(names)}。",
            f"{len(names)} ratio targets come without a present value, so progress cannot be judged: {listed(names)}.",
        ),
        tuple(reading.targets[i].span for i in lacking),
        targets=tuple(lacking),
    )


def _value(target: Target) -> str:
    return f"{target.value:f}{target.unit}"


def _has_base(reading: Reading, target: Target) -> bool:
    """Whether a base stands in the same paragraph or table, or another figure for the same name elsewhere."""
    name = name_of(target.indicator)
    holder = next((p for p in reading.paragraphs if _holds(p, target)), None)
    if holder is not None:
        if holder.kind == "table_row":
            return True
        text = holder.text
        if _FROM.search(text) or _BASE.search(text):
            return True
    for paragraph in reading.paragraphs:
        if paragraph is holder:
            continue
        text = folded(paragraph.text)
        place = text.find(name)
        while place >= 0:
            after = text[place + len(name) : place + len(name) + 16]
            if paragraph.kind == "table_row" or (_FIGURE.search(after) and not _is_target(reading, paragraph)):
                return True
            place = text.find(name, place + 1)
    return False


def _holds(paragraph: Paragraph, target: Target) -> bool:
    return bool(paragraph.text) and paragraph.offsets[0] <= target.span.start <= paragraph.offsets[-1]


def _is_target(reading: Reading, paragraph: Paragraph) -> bool:
    return any(_holds(paragraph, target) for target in reading.targets)
