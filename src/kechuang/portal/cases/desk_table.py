"""The rows of the officers' desk as a table to take away."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.cases.flow import HOLDERS
from kechuang.cases.models import Case
from kechuang.cases.progress import days_left
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said


def desk_table(rows: QuerySet[Case], today: date, view: str) -> Table:
    """Every row of the view and filter, in its order."""
    columns = (
        Column("number", _("办件编号"), _("办件的编号"), shape="text"),
        Column("title", _("事项"), _("申请、投诉或拨付的事项"), shape="text"),
        Column("organisation", _("申请单位"), _("提出申请的单位"), shape="text"),
        Column("stage", _("环节"), _("现在所在的环节"), shape="text"),
        Column("holder", _("在谁手里"), _("现在由谁办理"), shape="text"),
        Column("since", _("进入本环节"), _("进入现在环节的日期"), shape="day"),
        Column("due", _("时限"), _("本环节最后一日，按工作日历推算"), shape="day"),
        Column("left", _("剩余工作日"), _("到时限还有几个工作日；负数为超期"), shape="whole"),
        Column("example", _("示例数据"), _("是否虚构的示例"), shape="truth"),
    )
    about = {_("范围"): view, _("截至"): today.isoformat()}
    return Table("cases", _("办件"), about, columns, [_row(case, today) for case in rows])


def _row(case: Case, today: date) -> dict[str, object]:
    return {
        "number": case.number,
        "title": case.title,
        "organisation": case.organisation_name,
        "stage": said(case.stage.name),
        "holder": said(HOLDERS[case.stage.holder]),
        "since": timezone.localdate(case.since),
        "due": case.due,
        "left": None if case.due is None else days_left(today, case.due),
        "example": case.example,
    }
