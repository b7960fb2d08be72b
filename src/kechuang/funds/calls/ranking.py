"""The projects of a competitive call in the order of their panels' scores, with the line where the money ends.

Shown to who decides; it decides nothing. What was decided stands with its amount, the rest with what they ask for
within the share and the cap of the call. A decision below the line gives its reason; the least score that the call
itself published is no matter of reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Sum

from kechuang.cases.models import Case
from kechuang.funds.calls.inputs import competitive_terms
from kechuang.funds.calls.project_form import project_of
from kechuang.funds.calls.reckoning import PROPOSED
from kechuang.funds.calls.summing import Row, rows_of
from kechuang.funds.models import Application, Call
from kechuang.funds.modes.competitive import Applicant, Placed, Standing, ranked
from kechuang.funds.standing import standings
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_OUT = ("draft", "submitted", "returned", "reviewing", "refused", "abandoned", "ended", "failed")
"""States in which a project has no place: not judged now, or it takes no money any more."""

STANDINGS: Mapping[Standing, Sentence] = {
    "settled": Sentence("已审定支持", "decided for"),
    "within": Sentence("资金线以内", "within the money"),
    "waits": Sentence("资金线以下", "below the line of the money"),
    "below": Sentence("低于最低得分", "below the least score"),
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every judged project in its place. `money` is what the line has for this call, `left` what they leave; fen.

    `unscored` counts projects that are decided for or granted without a panel's score here.
    """

    placed: tuple[Placed, ...]
    money: int
    unscored: int = 0

    @property
    def by_case(self) -> Mapping[str, Placed]:
        """The place of a case, by its number."""
        return {one.applicant.number: one for one in self.placed}

    @property
    def within(self) -> int:
        """How many the money reaches."""
        return sum(one.support is not None for one in self.placed)

    @property
    def line(self) -> int:
        """The place after which the money ends; the number of all where it reaches everybody."""
        return next((one.place - 1 for one in self.placed if one.standing == "waits"), len(self.placed))

    @property
    def taken(self) -> int:
        """What those get."""
        return sum(one.support.fen or 0 for one in self.placed if one.support)

    @property
    def left(self) -> int:
        """What is over."""
        return self.money - self.taken


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
    unscored = [_amount(row) for row in standing if "decided" in row.reached and score_of(row.case) is None]
    granted = sum(row.granted for row in standing)
    money = _free(call) + granted - sum(unscored)
    return Ranking(tuple(ranked(applicants, money, competitive_terms(call.terms))), money, len(unscored))


def place_of(of: Application) -> tuple[Placed, Ranking] | None:
    """The place of one application among the others of its call; None where nobody scored it."""
    if of.call.granted or of.call.mode != "competitive" or of.case.state in _OUT:
        return None
    found = ranking_of(of.call, rows_of(of.call))
    placed = found.by_case.get(of.case.number) if found else None
    return (placed, found) if placed and found else None


def line_said(of: Application) -> Sentence | None:
    """Why deciding for it passes over the line where the money ends; None where it does not."""
    found = place_of(of)
    if found is None or found[0].standing != "waits":
        return None
    placed, ranking = found
    return Sentence(
        f"评审排序第{placed.place}名（{placed.score_said}分），资金线划在第{ranking.line}名之后：{placed.reason.zh}"
        "仍要支持的，请写明理由，理由随决定留存。",
        f"It is number {placed.place} ({placed.score_said}); the money ends after number {ranking.line}. "
        "To support it all the same, say why: the reason is kept with the decision.",
    )


def refuse_below_least(placed: Placed, call: Call) -> None:
    """Raise BadInput where its panel's score is below the least that the call published."""
    if placed.standing != "below":
        return
    score, least = placed.score_said, call.terms["least"]
    raise BadInput(
        "application.score",
        Sentence(
            f"评审得分{score}，低于通知公布的最低得分{least}。", f"It scored {score}, below the published {least}."
        ),
        Sentence(
            "请不予立项；对评分有异议的，重新评审后再审定。",
            "Refuse it; where the score is doubted, have it judged again.",
        ),
        field="reason",
    )


def _applicant(row: Row, score: Fraction) -> Applicant:
    settled = _amount(row) if "decided" in row.reached else None
    return Applicant(row.case.number, score, _amount(row), project_of(row.of.project).whole, settled)


def _amount(row: Row) -> int:
    """What was granted or decided, before that what is asked for; fen."""
    return row.granted if row.award else row.of.fen or row.of.asked or 0


def _free(call: Call) -> int:
    """What the line has free in its year, less what other calls are about to get."""
    held = next(iter(standings(year=call.year, line=call.line.code)), None)
    others = Application.objects.filter(call__line=call.line, call__year=call.year, case__state__in=PROPOSED)
    reserved = others.exclude(call=call).aggregate(sum=Sum("fen"))["sum"] or 0
    return (held.available if held else 0) - reserved
