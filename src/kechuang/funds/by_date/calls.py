"""Clocks of a call: fifty days from its publication to its end, 120 working days from application to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.funds.by_date.texts import MANAGEMENT_2014, Ruled, cite
from kechuang.kernel.periods import Deadline, Period, last_day
from kechuang.kernel.sentences import Sentence

LEAST = 50
"""Days from publication to the end of a call, the day of publication not counted (国发〔2014〕11号, 原则上)."""
ANSWER = Period(120, "workday")


@dataclass(frozen=True, slots=True)
class Window:
    """How many days a call stands, and whether that is enough."""

    days: int
    enough: Ruled


def window(published: date, closes: date) -> Window:
    """The time a call gives. Too short is a warning that asks for a reason, no refusal: the text says 原则上."""
    days = (closes - published).days
    cited = cite(MANAGEMENT_2014, "指南发布")
    if published < MANAGEMENT_2014[2]:
        said = Sentence("当时没有查到发布时间的要求。", "No rule on the time was found for then.")
        return Window(days, Ruled(None, said, cited, "unknown"))
    if days < LEAST:
        said = Sentence(
            f"自发布至截止{days}天，少于{LEAST}天。",
            f"It stands for {days} days, fewer than {LEAST}.",
        )
        return Window(days, Ruled(False, said, cited))
    return Window(days, Ruled(True, Sentence(f"自发布至截止{days}天。", f"It stands for {days} days."), cited))


def answer_due(accepted: date) -> Deadline:
    """The last day for an answer to an application accepted on a day."""
    return last_day(accepted, ANSWER)
