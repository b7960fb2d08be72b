"""How long a stage may take, and where that is written: the policy's own clock before the flow's local figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.cases.flow import LOCAL, State
from kechuang.cases.models import Case
from kechuang.cases.of_policy import law_of
from kechuang.kernel.periods import Deadline, Period, PeriodUnit, last_day
from kechuang.rules.policy import Clock

_UNITS: dict[str, PeriodUnit] = {"工作日": "workday", "日": "day", "天": "day", "月": "month", "年": "year"}


@dataclass(frozen=True, slots=True)
class Limit:
    """A period with its basis; `local` where no law sets it."""

    period: Period
    basis: str
    local: bool


def limit_of(case: Case, stage: State, day: date) -> Limit | None:
    """The limit of a stage of this case, entered on that day; None where it has none."""
    clock = clock_of(case, stage.clock, day) if stage.clock else None
    if clock is not None and clock.kind in _UNITS:
        cited = clock.citation
        return Limit(Period(clock.length, _UNITS[clock.kind]), f"《{cited.document}》{cited.article}", False)
    if stage.limit is None:
        return None
    return Limit(stage.limit, stage.basis, stage.basis == LOCAL)


def due_of(case: Case, stage: State, day: date) -> Deadline | None:
    """The last day for a stage entered on that day."""
    limit = limit_of(case, stage, day)
    return last_day(day, limit.period) if limit else None


def clock_of(case: Case, code: str, day: date) -> Clock | None:
    """A period the policy's own law sets; None without a policy, or where the law sets none."""
    law = law_of(case, day)
    return next((c for c in law.version.clocks if c.code == code), None) if law else None
