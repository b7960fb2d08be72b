"""Yearly reports that a grant asks for: which years were reported, which were missed, what follows from that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.cases.granting import granted_record
from kechuang.cases.models import Case
from kechuang.cases.of_policy import procedure_of
from kechuang.rules.procedure import YearlyReport

HELD = ("certified", "changing", "rectifying")


@dataclass(frozen=True, slots=True)
class Reports:
    """`due` is the year that can be reported now with its last day; `lost`: enough was missed to lose the status."""

    rule: YearlyReport
    reported: tuple[int, ...]
    missed: tuple[int, ...]
    due: tuple[int, date] | None

    @property
    def lost(self) -> bool:
        """Whether the misses are as many as cost the status."""
        return len(self.missed) >= self.rule.misses


def reports_of(case: Case, today: date) -> Reports | None:
    """Of a case that is held and asks for reports; None of others. A year is reported until its day in the next."""
    procedure = procedure_of(case)
    rule, held = (procedure.report, granted_record(case)) if procedure and case.state in HELD else (None, None)
    if rule is None or held is None:
        return None
    steps = case.steps.filter(verb="report_year").values_list("given", flat=True)
    reported = tuple(sorted(int(given["year"]) for given in steps if str(given.get("year", "")).isdigit()))
    years = range(held.valid_from.year, today.year)
    missed = tuple(y for y in years if y not in reported and today > _last_day(rule, y))
    open_ = next((y for y in years if y not in reported and today <= _last_day(rule, y)), None)
    return Reports(rule, reported, missed, (open_, _last_day(rule, open_)) if open_ is not None else None)


def late(today: date) -> list[tuple[Case, Reports]]:
    """Held cases with a missed report, those that lose the status first."""
    rows = Case.objects.filter(state__in=HELD, steps__verb="certify").distinct().order_by("organisation_name", "pk")
    found = [(case, told) for case in rows if (told := reports_of(case, today)) is not None and told.missed]
    return sorted(found, key=lambda one: (not one[1].lost, -len(one[1].missed)))


def _last_day(rule: YearlyReport, year: int) -> date:
    return date(year + 1, rule.month, rule.day)
