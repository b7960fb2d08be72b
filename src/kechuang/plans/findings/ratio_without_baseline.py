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
    texts = [folded(paragraph.text) for paragraph in reading.paragraphs] if ratios else []
    lacking = [i for i in ratios if not _has_base(reading, reading.targets[i], texts)]
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


def _has_base(reading: Reading, target: Target, texts: list[str]) -> bool:
    """Whether a base stands in the same paragraph or table, or another figure for the same name elsewhere."""
    name = name_of(target.indicator)
    for paragraph, text in zip(reading.paragraphs, texts, strict=True):
        if _holds(paragraph, target):
            if paragraph.kind == "table_row" or _FROM.search(paragraph.text) or _BASE.search(paragraph.text):
                return True
        elif name in text and _tells(reading, paragraph, text, name):
            return True
    return False


def _tells(reading: Reading, paragraph: Paragraph, text: str, name: str) -> bool:
    """Whether a paragraph that sets no target gives a figure for the name."""
    if paragraph.kind == "table_row":
        return True
    figure = any(_FIGURE.search(text, hit.end(), hit.end() + _NEAR) for hit in re.finditer(re.escape(name), text))
    return figure and not any(_holds(paragraph, target) for target in reading.targets)


def _holds(paragraph: Paragraph, target: Target) -> bool:
    return bool(paragraph.text) and paragraph.offsets[0] <= target.span.start <= paragraph.offsets[-1]
