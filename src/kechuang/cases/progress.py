"""Where a case stands, for whoever looks: the line of stages, who has it, since when, by when, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils import timezone

from kechuang.cases.flow import HOLDERS, State
from kechuang.cases.limits import Limit, limit_of
from kechuang.cases.models import Case
from kechuang.cases.of_policy import procedure_of
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.workdays import foreseen_between

Mark = Literal["done", "here", "beside", "ahead"]


@dataclass(frozen=True, slots=True)
class Point:
    """One stage of the usual way, and when it was entered; `beside` where the case stands off the way beside it."""

    state: State
    mark: Mark
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it. `left` are working days to the limit, negative once it has passed; None without one."""

    points: tuple[Point, ...]
    stage: State
    holder: Sentence
    since: datetime
    limit: Limit | None
    due: date | None
    left: int | None
    next: State | None

    @property
    def overdue(self) -> bool:
        """Whether the limit has passed while somebody still has to act."""
        return self.left is not None and self.left < 0 and self.stage.holder != "public"

    @property
    def over(self) -> bool:
        """Whether the time of publication is over."""
        return self.left is not None and self.left < 0 and self.stage.holder == "public"

    @property
    def late(self) -> int:
        """Working days past the limit."""
        return -self.left if self.left is not None and self.left < 0 else 0


def progress_of(case: Case, today: date | None = None) -> Progress:
    """As of a day, today where none is given."""
    day, flow, stage = today or timezone.localdate(), case.process, case.stage
    way = _way(case)
    entered = {step.after: step.done_at for step in case.steps.all() if step.after != step.before}
    entered[flow.start] = case.opened_at
    here = way.index(stage.code) if stage.code in way else None
    place = flow.place(stage.code) if here is None else None
    points = []
    for index, code in enumerate(way):
        state = flow.state(code)
        if here is not None:
            mark: Mark = "here" if index == here else "done" if index < here else "ahead"
            if stage.final and index == here:
                mark = "done"
        elif stage.final:
            mark = "done" if code in entered else "ahead"
        else:
            at = flow.place(code)
            mark = "beside" if at == place else "done" if at < (place or 0) else "ahead"
        points.append(Point(state, mark, entered.get(code) if mark != "ahead" else None))
    after = None
    if not stage.final:
        where = here if here is not None else next((i for i, c in enumerate(way) if flow.place(c) == place), 0) - 1
        after = flow.state(way[where + 1]) if where + 1 < len(way) else None
    since = timezone.localdate(case.since)
    return Progress(
        tuple(points),
        stage,
        HOLDERS[stage.holder],
        case.since,
        None if stage.final else limit_of(case, stage, since),
        case.due,
        None if case.due is None else days_left(day, case.due),
        after,
    )


def days_left(day: date, due: date) -> int:
    """Working days from a day to a limit, negative once it has passed; years without a calendar are foreseen."""
    return foreseen_between(day, due)[0] if day <= due else -max(1, foreseen_between(due, day)[0])


def _way(case: Case) -> list[str]:
    """The usual way without what this case passes over: review or publication where the policy has none."""
    procedure, way = procedure_of(case), list(case.process.way)
    if procedure and not procedure.reviewed and case.state != "reviewing":
        way = [code for code in way if code != "reviewing"]
    if procedure and not procedure.publicised:
        way = [code for code in way if code != "publicity"]
    return way
