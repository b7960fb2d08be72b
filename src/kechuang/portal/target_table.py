"""The targets as a table to take away, each column with its definition; used by the board and by a unit's page."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kechuang.portal.addresses import address_of
from kechuang.portal.exports import Column, Table
from kechuang.portal.target_filter import TargetRow
from kechuang.supervision.models import Plan


def target_table(request: HttpRequest, plan: Plan, rows: Sequence[TargetRow], chosen: str, name: str = "") -> Table:
    """The rows as they are shown; `chosen` says in words what was filtered by."""
    columns = [
        Column("ordinal", _("序号"), _("目标在规划中的先后次序，也是它的网址编号")),
        Column("indicator", _("指标"), _("承诺的是什么")),
        Column("scope", _("范围"), _("指标所限的级别或对象，如省级以上、规模以上")),
        Column("kind", _("类型"), _("达到数量、达到比率、新建新增、每年完成、增长幅度或位次")),
        Column(
            "op",
            _("关系"),
            _(">= 不低于，> 超过，<= 不高于，< 低于，= 等于，build 建成，increase_by 增减幅度，multiply 倍数"),
        ),
        Column("bound", _("幅度的界"), _("新建数量或增长幅度本身是“正好”还是“以上”")),
        Column("value", _("数值"), _("以“单位”计的数值")),
        Column("value_max", _("数值上限"), _("承诺是一个区间时的上限")),
        Column("unit", _("计量单位"), _("原文的计量单位，含“万”“亿”")),
        Column("per", _("周期"), _("year 表示每年都要完成")),
        Column("deadline", _("期限"), _("年或年-月；空为没有期限")),
        Column(
            "deadline_source",
            _("期限来源"),
            _("explicit 本句，inherited 前文，assignment 任务，table_header 表头，plan_period 规划末年，unstated 无"),
        ),
        Column("baseline", _("基期"), _("与什么相比，如同比、较2024年")),
        Column("hedge", _("语气"), _("力争、争取、确保等")),
        Column("task", _("任务"), _("提出它的任务的编号和标题；空为目标章节提出")),
        Column("leads", _("牵头单位"), _("该任务的牵头单位")),
        Column("participants", _("参与单位"), _("该任务的参与、配合、责任单位")),
        Column("section", _("章节"), _("最近的上级标题")),
        Column("repeat_count", _("提出次数"), _("同一承诺在规划中出现的次数")),
        Column("finding_count", _("发现数"), _("涉及它的矛盾和疑点的数目，提示不计")),
        Column("quote", _("原文"), _("规划中的原话")),
        Column("address", _("网址"), _("这一目标的网页")),
    ]
    shown = [
        {
            "ordinal": row.target.ordinal,
            "indicator": row.target.indicator,
            "scope": row.target.scope,
            "kind": str(row.kind.label),
            "op": row.target.op,
            "bound": row.target.bound,
            "value": row.target.value,
            "value_max": row.target.value_max,
            "unit": row.target.unit,
            "per": row.target.per,
            "deadline": row.target.deadline,
            "deadline_source": row.target.deadline_source,
            "baseline": row.target.baseline,
            "hedge": row.target.hedge,
            "task": f"{row.target.task.number} {row.target.task.title}" if row.target.task else "",
            "leads": list(row.leads),
            "participants": list(row.participants),
            "section": row.target.section.title if row.target.section else "",
            "repeat_count": row.repeat_count,
            "finding_count": row.finding_count,
            "quote": "".join(row.target.quote.split("\n")),
            "address": request.build_absolute_uri(address_of(row.target, plan)),
        }
        for row in rows
    ]
    about = {
        _("规划"): plan.title,
        _("文号"): plan.doc_number,
        _("筛选"): chosen,
        _("条数"): str(len(shown)),
        **({_("说明"): _("示例数据：城市和单位均为虚构")} if plan.example else {}),
    }
    return Table(name or f"{plan.slug}-targets", _("目标"), about, columns, shown)
