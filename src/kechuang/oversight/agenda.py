"""The agenda of a meeting as drafted: what became of earlier decisions, then what is off course, late or overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.written import sign_of, with_unit
from kechuang.oversight.decisions import became, decided_before
from kechuang.oversight.models import Matter
from kechuang.oversight.state import Standing, by_need
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.models import Plan

MOST = 12
"""So many of each are put on an agenda; the others are counted."""


def drafted(
    plan: Plan, lines: Sequence[Line], found: Sequence[Standing], kind: str, day: date, held_on: date | None = None
) -> list[dict[str, Any]]:
    """Items {title, about, text}: `about` names what it is of (`target 4`, `milestone 2.1`, `matter DC…`).

    First what became of the decisions of meetings before `held_on`. A meeting with the province (厅市会商) is about
    targets and its own decisions only: what needs its help.
    """
    before = decided_before(plan, held_on or day, kind)
    items = [
        {
            "title": f"上次议定：{one.title[:60]}",
            "about": f"matter {one.number}",
            "text": f"{one.meeting}：“{one.minute}”{became(one, day).zh}" if one.minute else became(one, day).zh,
        }
        for one in before
    ]
    off = [one for one in lines if one.light == "off_course"]
    items += [
        {"title": f"目标滞后：{one.name}", "about": f"target {one.ordinal}", "text": _target(one)} for one in off[:MOST]
    ]
    if len(off) > MOST:
        items.append({"title": f"另有{len(off) - MOST}个目标滞后", "about": "", "text": "见进展页。"})
    if kind == "province":
        return items
    late = [one for one in by_need(found) if one.late(day)]
    items += [
        {
            "title": f"节点逾期：{one.wording.text[:60]}",
            "about": f"milestone {one.wording.milestone.task.ordinal}.{one.wording.milestone.ordinal}",
            "text": f"牵头{'、'.join(one.wording.leads) or '未写明'}；{one.lamp.why.zh}",
        }
        for one in late[:MOST]
    ]
    if len(late) > MOST:
        items.append({"title": f"另有{len(late) - MOST}个节点逾期", "about": "", "text": "见节点页。"})
    over = Matter.objects.filter(plan=plan, flow="matter", closed_on=None, due__lt=day).select_related("unit")
    over = over.exclude(pk__in=[one.pk for one in before])
    items += [
        {
            "title": f"督查事项超期：{one.title[:60]}",
            "about": f"matter {one.number}",
            "text": f"{one.unit}，{one.stage.name.zh}，应于{one.due:%Y-%m-%d}前。",
        }
        for one in over[:MOST]
    ]
    return items


def _target(line: Line) -> str:
    held = number_of(line.number)
    number = "暂不公开" if line.few else with_unit(held, line.unit, "") or "暂无数字"
    leads = "、".join(line.leads) or "未写明"
    wanted = number_of(line.wanted) or Fraction(0)
    return f"牵头{leads}；现为{number}，目标{sign_of(line.sign)}{with_unit(wanted, line.unit, '')}；{line.why[0]}"
