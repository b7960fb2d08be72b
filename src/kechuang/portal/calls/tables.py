"""The applications of a call as a table to take away, and its sums as a chart with its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from kechuang.funds.calls.graded import last_grades
from kechuang.funds.calls.ranking import STANDINGS, Ranking
from kechuang.funds.calls.summing import Row, Step
from kechuang.funds.models import Call, Evaluation
from kechuang.portal.charts.explored import Chart
from kechuang.portal.charts.explored import Column as ChartColumn
from kechuang.portal.charts.option import lying, option
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said


def application_table(call: Call, rows: Sequence[Row], today: date, ranking: Ranking | None = None) -> Table:
    """One application a row, with its amounts; where a panel scored them also place, score and how it stands."""
    columns = [
        Column("number", _("办件编号"), _("办件的编号"), shape="text"),
        Column("organisation", _("单位代码"), _("统一社会信用代码"), shape="text"),
        Column("name", _("申报单位"), _("提出申报的单位")),
        Column("project", _("项目名称"), _("申报的项目；按政策兑现的没有")),
        Column("stage", _("环节"), _("现在所在的环节")),
        Column("submitted", _("提交日期"), _("第一次提交的日期"), shape="day"),
        _money("whole", _("项目总经费"), _("直接费用和间接费用合计")),
        _money("asked", _("申请财政资金"), _("申报单位申请的")),
        _money("amount", _("计算金额"), _("按规则算出的，审定后为审定金额；空为待定")),
        Column("reason", _("金额依据"), _("怎么算的")),
        _money("granted", _("确定支持"), _("记入台账的，扣除核减")),
        _money("paid", _("已拨付"), _("已到账，扣除收回")),
        Column("decision", _("决定文件"), _("依据")),
        Column("grade", _("上次绩效评价"), _("本单位最近一次绩效评价的等级和得分")),
        Column("example", _("示例数据"), _("是否虚构的示例"), shape="truth"),
    ]
    if ranking:
        columns[5:5] = [
            Column("place", _("名次"), _("按专家组评分从高到低"), shape="whole"),
            Column("score", _("评审得分"), _("折合百分制"), shape="decimal"),
            Column("standing", _("排序结果"), _("已审定的不受资金线影响；未审定的按申请金额计")),
            Column("placed", _("排序说明"), _("为什么")),
            Column("below", _("资金线以下支持的理由"), _("审定时写明")),
        ]
    about = {_("申报通知"): f"{call.number} {call.title}", _("截至"): today.isoformat()}
    grades = last_grades(row.case.organisation for row in rows)
    told = [_told(row) | _placed(row, ranking) | _graded(row, grades) for row in rows]
    return Table("applications", _("申报情况"), about, columns, told)


def _told(row: Row) -> dict[str, object]:
    of, case = row.of, row.case
    parts = ("equipment", "operation", "labour", "indirect")
    first = next((step.done_at.date() for step in case.steps.all() if step.verb == "submit"), None)
    return {
        "number": case.number,
        "organisation": case.organisation,
        "name": case.organisation_name,
        "project": of.project.get("title", ""),
        "stage": said(row.stage.name),
        "submitted": first,
        "whole": _yuan(sum(of.project[part] for part in parts)) if "asked" in of.project else None,
        "asked": _yuan(of.asked),
        "amount": _yuan(of.fen),
        "reason": of.basis.get("reason_zh", ""),
        "granted": _yuan(row.granted) if row.award else None,
        "paid": _yuan(row.paid) if row.award else None,
        "decision": row.award.decision if row.award else "",
        "example": case.example,
    }


def _graded(row: Row, grades: Mapping[str, Evaluation]) -> dict[str, object]:
    one = grades.get(row.case.organisation)
    return {"grade": f"{said(one.grade_name)} {one.score.normalize():f}" if one else ""}


def _placed(row: Row, ranking: Ranking | None) -> dict[str, object]:
    if ranking is None:
        return {}
    one = ranking.by_case.get(row.case.number)
    below = row.of.basis.get("below", "")
    if one is None:
        return {"place": None, "score": None, "standing": "", "placed": "", "below": below}
    return {
        "place": one.place,
        "score": Decimal(one.score_said),
        "standing": said(STANDINGS[one.standing]),
        "placed": said(one.reason),
        "below": below,
    }


def step_chart(call: Call, steps: Sequence[Step], today: date) -> Chart:
    """How many came how far, and with how much money."""
    columns = [
        ChartColumn("step", _("环节"), "text"),
        ChartColumn("count", _("项数"), unit=_("项")),
        ChartColumn("money", _("金额"), unit=_("万元")),
    ]
    by_code = {step.code: step for step in steps}
    told = _("申报%(applied)s项，确定支持%(granted)s项、%(money)s万元，已拨付%(paid)s万元。") % {
        "applied": by_code["applied"].count,
        "granted": by_code["granted"].count,
        "money": f"{by_code['granted'].fen / 10**6:,.2f}",
        "paid": f"{by_code['paid'].fen / 10**6:,.2f}",
    }
    rows = [(said(step.name), step.count, Fraction(step.fen, 10**6)) for step in steps]
    return Chart(
        f"call-{call.number}",
        _("走到哪一步"),
        told,
        columns,
        rows,
        option(lying("step", "count"), lying=True, xAxis={"type": "value", "minInterval": 1}),
        note=_("截至%(day)s；确定支持以前为计算或申请金额") % {"day": today.isoformat()},
    )


def _money(key: str, label: str, definition: str) -> Column:
    return Column(key, label, definition, _("元"), "decimal")


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / 100
