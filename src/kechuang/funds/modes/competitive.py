"""Competitive support: projects by the score of their panel until the money of the line is used up.

Each gets what its panel proposed, at most a share of its budget and a cap; which share, cap and least score, the place
says. A project that the rest of the money does not pay whole is not funded in part: it waits, and so do all below it
(a smaller one further down would otherwise pass a better one). What was decided already stands, whatever its place: its
money is taken off first, and nobody says of it that it waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.modes.support import Support, Way, floor_fen, local, refuse_outside, within
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Applicant:
    """One project of a call: its panel's score, what the panel proposed, its whole budget (fen).

    `settled` is what was decided or granted for it already; None before.
    """

    number: str
    score: Fraction
    proposed: int
    budget: int
    settled: int | None = None


Standing = Literal["settled", "within", "waits", "below"]
"""Decided already; the money reaches it; the money ends before it; its score is below the least."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The place's figures: the most of a project's budget, the most in fen, the least score."""

    share: Fraction
    cap: int | None
    least: Fraction


@dataclass(frozen=True, slots=True)
class Placed:
    """A project in its place, how it stands there, what it gets (None: nothing) and why."""

    place: int
    applicant: Applicant
    standing: Standing
    support: Support | None
    reason: Sentence

    @property
    def score_said(self) -> str:
        """The score with two decimals, as people read it."""
        return f"{float(self.applicant.score):.2f}"


def amount(proposed: int, budget: int, terms: Terms) -> Support:
    """What one project may get. Raises BadInput for figures out of range."""
    refuse_outside("share", terms.share, 0, 1)
    refuse_outside("proposed", proposed, 0, None)
    most = floor_fen(budget * terms.share)
    said = Sentence(f"评审建议{yuan(proposed)}元", f"the panel proposed {yuan(proposed)} yuan")
    fen, said = within(proposed, most, said)
    fen, said = within(fen, terms.cap, said)
    return Support(fen, said, local("竞争择优项目支持比例和上限"), "local")


def ranked(applicants: Sequence[Applicant], money: int, terms: Terms) -> list[Placed]:
    """All of a call in order: score, then the smaller amount, then the number. Deterministic."""
    order = sorted(applicants, key=lambda one: (-one.score, one.proposed, one.number))
    placed: list[Placed] = []
    left, closed = money - sum(one.settled or 0 for one in applicants), False
    for place, one in enumerate(order, 1):
        if one.settled is not None:
            placed.append(Placed(place, one, "settled", _settled(one.settled), _settled(one.settled).reason))
            continue
        if one.score < terms.least:
            said = Sentence(f"得分低于{terms.least}。", f"Its score is below {terms.least}.")
            placed.append(Placed(place, one, "below", None, said))
            continue
        support = amount(one.proposed, one.budget, terms)
        fen = support.fen or 0
        if closed or fen > left:
            closed = True
            said = Sentence(
                f"资金只剩{yuan(max(left, 0))}元，列为备选。", f"{yuan(max(left, 0))} yuan are left: it waits."
            )
            placed.append(Placed(place, one, "waits", None, said))
            continue
        left -= fen
        placed.append(Placed(place, one, "within", support, support.reason))
    return placed


def _settled(fen: int) -> Support:
    said = Sentence(f"已审定支持{yuan(fen)}元", f"{yuan(fen)} yuan were decided for it")
    return Support(fen, said, local("竞争择优项目支持比例和上限"), "local")


WAY = Way(
    "competitive",
    "competitive",
    Sentence("竞争择优", "Competitive"),
    {"proposed": Sentence("评审建议金额", "proposed"), "budget": Sentence("项目总经费", "budget")},
    amount,
)
