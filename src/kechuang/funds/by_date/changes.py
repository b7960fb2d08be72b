"""Who decides a change of a running project: its leader, the unit that carries it, or the office that manages it.

Texts of 2016, 2018 and 2021 hand more and more to the unit. What none of them speaks of is left to the place's own
rules, and until those are entered the office decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kechuang.funds.by_date.texts import MEASURES_2018, OPINIONS_2016, OPINIONS_2021, PLACE, Text, cite, in_force
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation, Confidence

Decider = Literal["leader", "unit", "office"]
DECIDERS: Mapping[str, Sentence] = {
    "leader": Sentence("项目负责人自主决定，报单位备案", "the project's leader, who tells the unit"),
    "unit": Sentence("承担单位审批", "the unit that carries it"),
    "office": Sentence("报项目管理部门批准", "the office that manages it"),
}
CHANGES: Mapping[str, Sentence] = {
    "route": Sentence("技术路线（研究方向和考核指标不变）", "technical route, goals unchanged"),
    "other_lines": Sentence("设备费以外的直接费用调剂（总额不变）", "direct costs but equipment, total unchanged"),
    "equipment": Sentence("设备费调增", "more for equipment"),
    "goals": Sentence("考核指标", "goals"),
    "term": Sentence("延期", "a longer term"),
    "leader": Sentence("项目负责人", "the leader"),
    "organisation": Sentence("承担单位", "the unit that carries it"),
    "total": Sentence("财政资金总额", "the fiscal money as a whole"),
}
"""What may be changed."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decides a change on a day, and where that is written."""

    by: Decider
    note: Sentence
    citation: Citation
    confidence: Confidence


TEXTS: Mapping[str, tuple[Text[Decider], ...]] = {
    "route": (
        Text(date.min, "office", cite(PLACE, "项目变更"), "local"),
        Text(MEASURES_2018[2], "leader", cite(MEASURES_2018, "技术路线决策权")),
    ),
    "other_lines": (
        Text(date.min, "office", cite(PLACE, "预算调剂"), "local"),
        Text(OPINIONS_2016[2], "unit", cite(OPINIONS_2016, "下放预算调剂权限"), "K-med"),
        Text(MEASURES_2018[2], "unit", cite(MEASURES_2018, "直接费用调剂权")),
        Text(OPINIONS_2021[2], "unit", cite(OPINIONS_2021, "下放预算调剂权")),
    ),
    "equipment": (
        Text(date.min, "office", cite(PLACE, "预算调剂"), "local"),
        Text(MEASURES_2018[2], "office", cite(MEASURES_2018, "直接费用调剂权（设备费除外）")),
        Text(OPINIONS_2021[2], "unit", cite(OPINIONS_2021, "设备费预算调剂权下放")),
    ),
}
_OWN: tuple[Text[Decider], ...] = (Text(date.min, "office", cite(PLACE, "项目变更"), "local"),)
_NOTES = {
    ("other_lines", date(2016, 7, 31)): Sentence(
        "2016年文件列明的科目（材料费、测试化验加工费、燃料动力费、出版等费用和其他支出）；其余科目仍报批。",
        "The lines named in 2016 (materials, testing, fuel, publication, other); the rest goes to the office.",
    ),
}
BUDGET_LINES = (
    Text(
        OPINIONS_2021[2],
        (
            Sentence("设备费", "equipment"),
            Sentence("业务费", "operation"),
            Sentence("劳务费", "labour"),
        ),
        cite(OPINIONS_2021, "精简预算编制科目"),
    ),
)
"""The lines into which direct costs are budgeted; before 2021 the place's own form says which."""


def decides(what: str, on: date) -> Decided:
    """Who decides this change on the day. Raises KeyError for what is not a change."""
    CHANGES[what]
    text = in_force(TEXTS.get(what, _OWN), on)
    assert text is not None  # every table begins before all days
    note = _NOTES.get((what, text.since), Sentence("", ""))
    if text.confidence == "local":
        note = Sentence("上级文件没有规定，按本地办法（待主管部门确认）。", "The place's own rules decide.")
    return Decided(text.says, note, text.citation, text.confidence)
