"""The projects of a competitive call in the order of their panels' scores, with the line where the money ends.

Shown to who decides; it decides nothing. What was decided stands with its amount, the rest with what they ask for
within the share and the cap of the call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Sum

from kechuang.cases.models import Case
from kechuang.funds.calls.project_form import project_of
from kechuang.funds.calls.reckoning import PROPOSED, terms_of
from kechuang.funds.calls.summing import Row
from kechuang.funds.models import Application, Call
from kechuang.funds.modes.competitive import Applicant, Placed, ranked
from kechuang.funds.standing import standings

_OUT = ("draft", "submitted", "returned", "reviewing", "refused", "abandoned", "ended", "failed")
"""States in which a project has no place: not judged now, or it takes no money any more."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every judged project in its place. `money` is what the line has for this call, `left` what they leave; fen."""

    placed: tuple[Placed, ...]
    money: int

    @property
    def by_case(self) -> Mapping[str, Placed]:
        """The place of a case, by its number."""
        return {one.applicant.number: one for one in self.placed}

    @property
    def within(self) -> int:
        """How many the money reaches."""
        return sum(one.support is not None for one in self.placed)

    @property
    def left(self) -> int:
        """What is over."""
        return self.money - sum(one.support.fen or 0 for one in self.placed if one.support)


def score_of(case: Case) -> Fraction | None:
    """What the last review found, out of 100; None where no panel of the system scored it, or it is judged again."""
    steps = [step for step in case.steps.all() if step.verb in ("close_review", "reopen_review")]
    last = max(steps, key=lambda step: step.ordinal, default=None)
    if last is None or last.verb != "close_review":
        return None
    lines = last.given.get("review", {}).get("lines", ())
    total = next((line for line in lines if line["fact"] == "total"), None)
    if total is None or total["result"] is None or not total["bounds"]:
        return None
    return Fraction(total["result"]) * 100 / Fraction(total["bounds"][1])


def ranking_of(call: Call, rows: Sequence[Row]) -> Ranking | None:
    """The ranking of a call with those applications; None where the call is not competitive or nothing is scored."""
    if call.granted or call.mode != "competitive":
        return None
    standing = [row for row in rows if row.case.state not in _OUT]
    judged = [(row, score) for row in standing if (score := score_of(row.case)) is not None]
    if not judged:
        return None
    applicants = [_applicant(row, score) for row, score in judged]
    unscored = sum(_amount(row) for row in standing if row.of.fen and score_of(row.case) is None)
    granted = sum(row.granted for row in standing)
    money = _free(call) + granted - unscored
    return Ranking(tuple(ranked(applicants, money, terms_of(call))), money)


def _applicant(row: Row, score: Fraction) -> Applicant:
    return Applicant(row.case.number, score, _amount(row), project_of(row.of.project).whole)


def _amount(row: Row) -> int:
    """What was granted or decided, before that what is asked for; fen."""
    return row.granted if row.award else row.of.fen or row.of.asked or 0


def _free(call: Call) -> int:
    """What the line has free in its year, less what other calls are about to get."""
    held = next(iter(standings(year=call.year, line=call.line.code)), None)
    others = Application.objects.filter(call__line=call.line, call__year=call.year, case__state__in=PROPOSED)
    reserved = others.exclude(call=call).aggregate(sum=Sum("fen"))["sum"] or 0
    return (held.available if held else 0) - reserved
