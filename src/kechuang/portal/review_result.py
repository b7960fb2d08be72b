"""What a panel found, section by section, for its pages and as a table to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said
from kechuang.portal.review_rows import LineRow, lines
from kechuang.reviews.models import Panel, Seat
from kechuang.reviews.reading.sections import named
from kechuang.reviews.reading.summaries import sitting, summaries_of


@dataclass(frozen=True, slots=True)
class Result:
    """The lines about one application; no name where the panel judged one matter as a whole."""

    name: str
    case: str
    lines: list[LineRow]


def results(panel: Panel, who: Sequence[Seat]) -> list[Result]:
    """One for each section of the sheet."""
    made = []
    for section, found in summaries_of(panel):
        of = section.of
        name = said(named(of, blind=False)) if of else ""
        made.append(Result(name, of.case.number if of else "", lines(found, who)))
    return made


def result_table(panel: Panel) -> Table:
    """A row for each line of each application: what every expert gave, the result, the spread, who stands out."""
    who = sitting(panel)
    columns = [
        Column("case", _("办件编号"), _("评审的办件；没有办件的为空"), shape="text"),
        Column("applicant", _("申报单位"), _("提出申请的单位"), shape="text"),
        Column("line", _("评分项"), _("评分表的一项，最后一行为合计"), shape="text"),
        Column("bounds", _("区间"), _("可以给的分数"), shape="text"),
        *(Column(f"seat{seat.pk}", seat.name, _("这位专家给的分数或意见"), shape="text") for seat in who),
        Column("result", _("结果"), _("平均分，或过半数的意见"), shape="text"),
        Column("median", _("中位"), _("中位数"), shape="text"),
        Column("deviation", _("标准差"), _("总体标准差"), shape="text"),
        Column("outliers", _("偏离"), _("离其余专家太远的分数及理由；照样计入"), shape="text"),
    ]
    rows = [_row(one, line, who) for one in results(panel, who) for line in one.lines]
    about = {_("评审"): f"{panel.number} {panel.matter}", _("评审日"): panel.on.isoformat()}
    return Table(f"{panel.number}", _("专家评审结果"), about, columns, rows)


def _row(one: Result, line: LineRow, who: Sequence[Seat]) -> dict[str, str]:
    cells = {f"seat{seat.pk}": cell.text for seat, cell in zip(who, line.cells, strict=True)}
    odd = "；".join(f"{s.name}{cell.outlier}" for s, cell in zip(who, line.cells, strict=True) if cell.outlier)
    about = {"case": one.case, "applicant": one.name, "line": line.label, "bounds": line.bounds}
    return about | cells | {"result": line.result, "median": line.median, "deviation": line.deviation, "outliers": odd}
