"""The live figures of a plan as of a pair of moments: every number a paper may quote, each with its trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kechuang.indicators.lamps import LIGHTS, percent
from kechuang.papers.content import LISTED, Field
from kechuang.papers.said import apart, asked, changed, due_said, said
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.models import Plan
from kechuang.supervision.month import moved
from kechuang.supervision.progress import by_unit, counts

NO_NUMBER = "暂无数据"
WITHHELD = "涉及单位少、不公布"
OPEN = "未到期"
NO_CHANCE = "—"
"""Stands in tables for targets of which nothing is forecast."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LAMPS = ("met", "on_course", "at_risk", "off_course", "no_data", "")
UNIT_LAMPS = _LAMPS[:-1]
"""The lamps by which the targets of each unit are counted."""


def live_fields(plan: Plan, lines: Sequence[Line], asof: AsOf) -> dict[str, Field]:
    """Every figure by its key: `t3.number` of the third target, `n.at_risk` of the whole plan."""
    found = dict(_of_plan(plan, lines, asof))
    for line in lines:
        address = trace_address(plan, line.ordinal, asof)
        for name, (label, told) in _of_line(line).items():
            found[f"t{line.ordinal}.{name}"] = Field(told, address, f"{line.name}·{label}")
    return found


def unit_keys(plan: Plan) -> dict[str, str]:
    """The first part of the keys of each unit's counts, by its name in the plan; u0 for targets that no unit leads."""
    return {"": "u0", **{name: f"u{place}" for place, name in enumerate(_unit_names(plan), 1)}}


def _unit_names(plan: Plan) -> list[str]:
    """In the order of the plan, which no correction changes; names that corrections brought come after."""
    return list(plan.units.order_by("pk").values_list("name", flat=True))


def trace_address(plan: Plan, ordinal: int, asof: AsOf) -> str:
    """The page on which a target's number can be followed to its records, as of the moments."""
    return f"{reverse('trace', args=[plan.slug, ordinal])}?{urlencode(asof.as_query())}"


def _of_plan(plan: Plan, lines: Sequence[Line], asof: AsOf) -> Iterator[tuple[str, Field]]:
    page = reverse("progress", args=[plan.slug])

    def address(**more: str) -> str:
        return f"{page}?{urlencode(asof.as_query() | more)}"

    told = counts(lines)
    yield "n.total", Field(f"{len(lines)}项", address(), "目标总数")
    for light in _LAMPS:
        name = LIGHTS[light].zh if light else OPEN
        yield f"n.{light or 'open'}", Field(f"{told[light]}项", address(light=light or "open"), f"{name}的目标数")
    rest = max(0, told["off_course"] - LISTED)
    yield "n.off_course_rest", Field(f"{rest}项", address(light="off_course"), "没有逐项写出的滞后目标数")
    keys = unit_keys(plan)
    for unit in by_unit(lines):
        name = unit.name or "未写明牵头单位"
        yield f"{keys[unit.name]}.total", Field(str(len(unit.lines)), address(by="unit"), f"{name}·目标数")
        for light in UNIT_LAMPS:
            there = address(by="unit", light=light)
            yield f"{keys[unit.name]}.{light}", Field(str(unit.counts[light]), there, f"{name}·{LIGHTS[light].zh}")
    changes = moved(lines)
    yield "n.moved", Field(f"{len(changes)}项", address(), "数值有变化的指标数")
    yield "n.better", Field(f"{sum(one.better for one in changes)}项", address(), "向好变化的指标数")


def _of_line(line: Line) -> dict[str, tuple[str, str]]:
    number, unit = number_of(line.number), line.unit
    withheld = line.few or (number is None and line.missing[0].startswith("涉及的单位太少"))
    told: dict[str, tuple[str, str]] = {
        "number": ("现值", said(number, unit) or (WITHHELD if withheld else NO_NUMBER)),
        "wanted": ("目标值", asked(line.sign, number_of(line.wanted), unit)),
        "lamp": ("亮灯", LIGHTS[line.light].zh if line.light else OPEN),
        "why": ("亮灯理由", _DAY.sub(lambda day: due_said(day[0]), (line.why[0] or line.missing[0]).rstrip("。"))),
    }
    if line.due:
        told["due"] = ("期限", due_said(line.due))
    told["chance"] = ("达到的可能", percent(line.chance) if line.chance is not None else NO_CHANCE)
    if gap := number_of(line.gap):
        told["gap"] = ("差额", f"还差{apart(gap, unit)}")
    elif gap is not None and number is not None:
        told["gap"] = ("差额", "已达到目标值")
    return told | _of_change(line, number, unit)


def _of_change(line: Line, number: Any, unit: str) -> dict[str, tuple[str, str]]:
    if line.month is None or number is None:
        return {}
    by = float(number) - line.month.value
    told = {"before": ("期初值", said(line.month.value, unit))}
    told["change"] = ("变化", changed(by, unit) if abs(by) > 1e-9 else "没有变化")
    if line.came is not None:
        told["came"] = ("新增记录", f"{line.came}条")
    if line.went is not None:
        told["went"] = ("减少记录", f"{line.went}条")
    return told
