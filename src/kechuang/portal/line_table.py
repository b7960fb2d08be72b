"""The lines of a plan as a table to take away: each target's number, lamp, chance, path of years, with the moments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.indicators.lamps import LIGHTS
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import page_language, said
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.models import Plan


def line_table(plan: Plan, lines: Sequence[Line], asof: AsOf) -> Table:
    """One row a target; years as columns, the newest partial one on its day."""
    english = page_language() == "en"
    days = sorted({one.day for line in lines for one in line.past if one.day.endswith("12-31")})
    columns = [
        Column("ordinal", _("序号"), _("在规划中的序号")),
        Column("name", _("目标"), ""),
        Column("number", _("数值"), _("截至所示日期")),
        Column("sign", _("要求"), ""),
        Column("wanted", _("目标值"), ""),
        Column("unit", _("单位"), ""),
        Column("due", _("期限"), ""),
        Column("light", _("亮灯"), _("由记录、预测和直线推进算出，从不手填")),
        Column("why", _("理由"), ""),
        Column("chance", _("达到的可能"), "0–1"),
        Column("month", _("上月末"), ""),
        Column("leads", _("牵头单位"), ""),
        *(Column(f"on_{day}", day, _("当日的数值")) for day in days),
        *(Column(name, label, _("期末预测")) for name, label in _of_forecast()),
    ]
    rows = [_row(line, days, english) for line in lines]
    about = {
        _("规划"): plan.title,
        _("截至"): asof.valid.isoformat(),
        _("按何时已知"): timezone.localtime(asof.known).isoformat(timespec="seconds"),
        _("条数"): str(len(rows)),
        **({_("说明"): _("示例数据：城市和单位均为虚构")} if plan.example else {}),
    }
    return Table(f"{plan.slug}-{asof.valid:%Y%m%d}", _("规划进展"), about, columns, rows)


def _row(line: Line, days: Sequence[str], english: bool) -> dict[str, Any]:
    past = {one.day: one.value for one in line.past}
    last = line.ahead[-1] if line.ahead else None
    number, wanted = number_of(line.number), number_of(line.wanted)
    return {
        "ordinal": line.ordinal,
        "name": line.name,
        "number": None if number is None else float(number),
        "sign": line.sign,
        "wanted": None if wanted is None else float(wanted),
        "unit": line.unit,
        "due": line.due,
        "light": said(LIGHTS[line.light]) if line.light else _("未到期"),
        "why": (line.why or line.missing)[english],
        "chance": line.chance,
        "month": line.month.value if line.month else None,
        "leads": list(line.leads),
        **{f"on_{day}": past.get(day) for day in days},
        "ahead_day": last.day if last else "",
        "ahead_middle": last.middle if last else None,
        "ahead_low": last.low if last else None,
        "ahead_high": last.high if last else None,
    }


def _of_forecast() -> tuple[tuple[str, str], ...]:
    return (
        ("ahead_day", _("预测到")),
        ("ahead_middle", _("预计")),
        ("ahead_low", _("八成区间下限")),
        ("ahead_high", _("八成区间上限")),
    )
