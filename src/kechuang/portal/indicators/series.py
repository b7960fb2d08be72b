"""A number over years: the end of each year, or each year of a flow; the present year as far as it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kechuang.indicators.definition import Version
from kechuang.indicators.value import value
from kechuang.indicators.values import Value
from kechuang.portal import numbers
from kechuang.portal.charts.explored import Chart, Column
from kechuang.portal.charts.option import bar, line, option
from kechuang.portal.indicators.asked import AskedIndicator
from kechuang.portal.language import said
from kechuang.supervision.withheld import withheld


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year: its number, whether it is still going on, whether it may not be shown, and where it is asked alone."""

    year: int
    value: Value
    partial: bool
    hidden: bool
    address: str
    new_definition: Version | None
    """The definition that is in force since this year, where it is another than the year before's."""

    @property
    def shown(self) -> bool:
        """Whether there is a number to show."""
        return self.value.number is not None and not self.hidden


def series_rows(asked: AskedIndicator) -> list[YearRow]:
    """The years of an indicator in their order, each by the definition then in force, all with the same knowledge."""
    rows: list[YearRow] = []
    before: Version | None = None
    day = asked.asof.asof.valid
    for year in asked.years:
        end = date(year, 12, 31)
        partial = end > day
        found = value(asked.indicator, asked.asof.asof.at(min(end, day)), asked.scope, year=year)
        changed = found.version if rows and found.version is not before else None
        before = found.version
        rows.append(YearRow(year, found, partial, withheld(found, asked.reader), asked.asof.on(min(end, day)), changed))
    return rows


def series_chart(asked: AskedIndicator, rows: list[YearRow]) -> Chart:
    """The same years as a chart: bars of a flow, a line of a stock; an unknown year is a gap, never nought."""
    name, unit = said(asked.indicator.name), asked.indicator.unit
    told = [row for row in rows if row.shown]
    if told:
        last = told[-1]
        described = _("最近一年是 %(year)s 年，%(told)s。") % {
            "year": last.year,
            "told": numbers.with_unit(last.value.shown, unit),
        }
    else:
        described = _("没有一年有数。")
    if told and len(told) < len(rows):
        described += _("没有数的年份有 %(n)s 个。") % {"n": len(rows) - len(told)}
    drawn = bar if asked.indicator.nature == "flow" else line
    return Chart(
        f"series-{asked.indicator.code.replace('_', '-')}",
        name,
        described,
        (Column("year", _("年份"), "year"), Column("number", name, unit=unit), Column("note", _("说明"), "text")),
        [(str(row.year), row.value.shown if row.shown else None, _note(asked, row)) for row in rows],
        option(drawn("year", "number", name=name), zero=asked.indicator.nature == "flow"),
        note=_("%(place)s %(name)s，按 %(known)s 已录入的记录")
        % {
            "place": asked.place_name or _("全部登记库"),
            "name": name,
            "known": asked.asof.known_at.strftime("%Y-%m-%d %H:%M"),
        },
        links=[row.address for row in rows],
    )


def _note(asked: AskedIndicator, row: YearRow) -> str:
    told = []
    if row.hidden:
        told.append(_("涉及的单位太少，不公布"))
    elif row.value.missing:
        told.append(said(row.value.missing.sentence))
    elif row.partial:
        told.append(_("截至 %(day)s") % {"day": asked.asof.asof.valid.isoformat()})
    if row.new_definition:
        told.append(_("换了口径"))
    return "；".join(told)
