"""Object to the conclusion, within the period in force."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.periods import last_day
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.given import objection_period
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "raise_objection",
    Sentence("提出异议", "object to the conclusion"),
    Sentence("对督查结论有异议的，自收到之日起三十日内提出。", "Within thirty days of receiving the conclusion."),
    "matter.objected",
    "unit",
    said=Sentence("异议和理由", "What is wrong with it"),
)


def effect(doing: Doing) -> dict[str, str]:
    """Raises BadInput once the period is over; tells on what it rests."""
    period, basis = objection_period(doing.today)
    closed = doing.matter.closed_on
    if closed and doing.today > last_day(closed, period).day:
        until = last_day(closed, period).day
        raise BadInput(
            "matter.too_late",
            Sentence(f"提出异议的期限是{until:%Y-%m-%d}，已过。", f"Objections were open until {until:%Y-%m-%d}."),
            Sentence(f"依据：{basis}。", f"It rests on: {basis}."),
        )
    doing.due = last_day(doing.today, period).day
    return {"rests_on": basis}
