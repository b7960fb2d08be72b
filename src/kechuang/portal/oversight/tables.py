"""Milestones, questions and matters as tables to take away, each column with its meaning."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kechuang.oversight.evidence_kinds import said_of
from kechuang.oversight.lamps import WORDS
from kechuang.oversight.models import Matter
from kechuang.oversight.state import Standing
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan


def milestone_table(plan: Plan, found: Iterable[Standing], asof: AsOf) -> Table:
    """The milestones shown, with the moments they are of."""
    columns = (
        Column("task", _("任务"), _("任务的编号"), shape="text"),
        Column("title", _("任务名称"), _("任务的名称"), shape="text"),
        Column("text", _("节点"), _("要做的事，按原文或改后的说法"), shape="text"),
        Column("leads", _("牵头单位"), _("牵头的单位"), shape="text"),
        Column("joins", _("参与单位"), _("参与的单位"), shape="text"),
        Column("due", _("完成日期"), _("最迟完成的日期"), shape="day"),
        Column("shown_by", _("依据"), _("什么能证明"), shape="text"),
        Column("light", _("亮灯"), _("按公布的标准亮的灯"), shape="text"),
        Column("why", _("原因"), _("为什么亮这个灯"), shape="text"),
        Column("shows", _("记录所见"), _("记录现在说明了什么"), shape="text"),
        Column("confirmed", _("已确认"), _("科技局是否确认了这个节点"), shape="truth"),
    )
    about = {
        _("规划"): plan.title,
        _("截至"): asof.valid.isoformat(),
        _("录入截至"): asof.known.isoformat(timespec="seconds"),
        _("示例数据"): _("是") if plan.example else _("否"),
    }
    return Table("milestones", _("节点"), about, columns, [_row(one) for one in found])


def _row(one: Standing) -> dict[str, object]:
    said_by = said_of(one.wording.evidence, one.wording.kind, one.wording.filters)
    return {
        "task": one.wording.milestone.task.number,
        "title": one.wording.milestone.task.title,
        "text": one.wording.text,
        "leads": "、".join(one.wording.leads),
        "joins": "、".join(one.wording.joins),
        "due": one.wording.due,
        "shown_by": said(said_by),
        "light": said(WORDS[one.lamp.light]),
        "why": said(one.lamp.why),
        "shows": "；".join(said(piece.text) for piece in one.shown.pieces),
        "confirmed": one.wording.confirmed,
    }


def matter_table(rows: Iterable[Matter], title: str) -> Table:
    """Questions or matters of a list."""
    columns = (
        Column("number", _("编号"), _("问询或督查事项的编号"), shape="text"),
        Column("title", _("事项"), _("问什么、督办什么"), shape="text"),
        Column("unit", _("责任单位"), _("由哪个单位办"), shape="text"),
        Column("person", _("经办人"), _("问的是谁"), shape="text"),
        Column("stage", _("环节"), _("现在所在的环节"), shape="text"),
        Column("asked", _("提出日期"), _("提出的日期"), shape="day"),
        Column("due", _("时限"), _("本环节最后一日，按工作日历推算"), shape="day"),
        Column("answer", _("答复"), _("单位的答复"), shape="text"),
        Column("example", _("示例数据"), _("是否虚构的示例"), shape="truth"),
    )
    made = [
        {
            "number": one.number,
            "title": one.title,
            "unit": str(one.unit),
            "person": str(one.person or ""),
            "stage": said(one.stage.name),
            "asked": one.asked_on,
            "due": one.due,
            "answer": one.answer,
            "example": one.example,
        }
        for one in rows
    ]
    return Table("matters", title, {}, columns, made)
