"""The lines of a sheet: a policy's judgements with the bounds its facts give, and lines an officer writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from kechuang.cases.of_policy import law_on
from kechuang.cases.panels.sheet import Item, sheet_of, shown
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import answers, row_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS, Subject
from kechuang.reviews.models import Panel

OWN = "own"
"""Begins the names of lines that an officer wrote."""

_POINTS = re.compile(
    r"(?P<label>.{1,60}?)[\s:：]+(?P<low>\d{1,4}(?:\.\d{1,2})?)\s*[-—–~～至]\s*(?P<high>\d{1,4}(?:\.\d{1,2})?)\s*分?"
)
_TRUTH = re.compile(r"(?P<label>.{1,60}?)[\s:：]+是\s*[/／]\s*否")


def items_of_policy(panel: Panel, asof: AsOf) -> list[Item]:
    """What the policy leaves to experts about the applicant, with bounds; nothing without a policy about one unit."""
    if not panel.policy or len(panel.units) != 1:
        return []
    law = law_on(panel.policy, panel.division, panel.on)
    if law is None or KINDS[catalogue()[panel.policy].subject][0] != "organisation":
        return []
    when = When.of(asof.at(panel.on), law.policy)
    return sheet_of(law, row_of(answers(Subject("organisation", panel.units[0]), when, law.facts)))


def items_written(text: str) -> list[Item]:
    """Lines an officer wrote, one each: “创新性 0-30” for points, “同意立项 是/否” for a yes or no. Raises BadInput."""
    items: list[Item] = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        if points := _POINTS.fullmatch(line):
            low, high = Fraction(points["low"]), Fraction(points["high"])
            if low < high:
                items.append(Item(f"{OWN}{number}", points["label"].strip(), "points", "", None, (), low, high))
                continue
        elif truth := _TRUTH.fullmatch(line):
            items.append(Item(f"{OWN}{number}", truth["label"].strip(), "truth", "", None))
            continue
        raise BadInput(
            "sheet.line",
            Sentence(f"第{number}行“{line}”不是评分项。", f"Line {number}, “{line}”, is no line of a sheet."),
            Sentence("请写成“创新性 0-30”或“同意立项 是/否”。", "Write “novelty 0-30” or “approve 是/否”."),
            field="lines",
        )
    return items


def stored(items: Sequence[Item]) -> list[dict[str, Any]]:
    """As plain JSON; bounds as exact fractions in text."""
    return [
        {
            "fact": one.fact,
            "label": one.label,
            "kind": one.kind,
            "group": one.group,
            "source": str(one.citation) if one.citation else "",
            "evidence": list(one.evidence),
            "low": None if one.low is None else str(one.low),
            "high": None if one.high is None else str(one.high),
            "missing": list(one.missing),
        }
        for one in items
    ]


def read_back(plain: Sequence[dict[str, Any]]) -> list[Item]:
    """The lines of a stored sheet; the source is text now and stands in the plain form alone."""
    return [
        Item(
            one["fact"],
            one["label"],
            one["kind"],
            one["group"],
            None,
            tuple(one["evidence"]),
            None if one["low"] is None else Fraction(one["low"]),
            None if one["high"] is None else Fraction(one["high"]),
            tuple(one["missing"]),
        )
        for one in plain
    ]


def bounds(item: Item) -> str:
    """The bounds in words for a form."""
    return "" if item.low is None or item.high is None else f"{shown(item.low)}—{shown(item.high)}"
