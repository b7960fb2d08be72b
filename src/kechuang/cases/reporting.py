"""Yearly reports that a grant asks for: which years were reported, which were missed, what follows from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kechuang.cases.granting import granted_records
from kechuang.cases.models import Case, CaseStep
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
    return _reports([case], today).get(case.pk)


def late(today: date) -> list[tuple[Case, Reports]]:
    """Held cases with a missed report, those that lose the status first."""
    rows = Case.objects.filter(state__in=HELD, steps__verb="certify").distinct().order_by("organisation_name", "pk")
    cases = list(rows)
    told = _reports(cases, today)
    found = [(case, told[case.pk]) for case in cases if case.pk in told and told[case.pk].missed]
    return sorted(found, key=lambda one: (not one[1].lost, -len(one[1].missed)))


def _reports(cases: Sequence[Case], today: date) -> dict[int, Reports]:
    """By the number of the case; what was granted and what was reported are asked once for all."""
    rules: dict[int, YearlyReport] = {}
    for case in cases:
        procedure = procedure_of(case) if case.state in HELD else None
        if procedure is not None and procedure.report is not None:
            rules[case.pk] = procedure.report
    asking = [case for case in cases if case.pk in rules]
    said: dict[int, set[int]] = {}
    for pk, given in CaseStep.objects.filter(case__in=asking, verb="report_year").values_list("case", "given"):
        if str(given.get("year", "")).isdigit():
            said.setdefault(pk, set()).add(int(given["year"]))
    held = granted_records(asking)
    return {pk: _told(rules[pk], row.valid_from.year, said.get(pk, set()), today) for pk, row in held.items()}


def _told(rule: YearlyReport, since: int, reported: set[int], today: date) -> Reports:
    years = range(since, today.year)
    missed = tuple(y for y in years if y not in reported and today > _last_day(rule, y))
    open_ = next((y for y in years if y not in reported and today <= _last_day(rule, y)), None)
    due = (open_, _last_day(rule, open_)) if open_ is not None else None
    return Reports(rule, tuple(sorted(reported)), missed, due)


def _last_day(rule: YearlyReport, year: int) -> date:
    return date(year + 1, rule.month, rule.day)
