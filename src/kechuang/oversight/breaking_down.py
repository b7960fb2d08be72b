"""From the text of a stored plan to the first wordings of its milestones: one for each measure, date and year."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kechuang.oversight.evidence_kinds import Wanted, wanted_for
from kechuang.plans.measures.splitting import Measure, measures
from kechuang.plans.model import Document, Paragraph, Span
from kechuang.plans.paragraphs import paragraphs
from kechuang.supervision.answering import due_on
from kechuang.supervision.held import begins
from kechuang.supervision.models import Duty, Plan, Target, Task


@dataclass(frozen=True, slots=True)
class Broken:
    """One milestone as the text has it: the fields of a `Wording`."""

    text: str
    verb: str
    thing: str
    start: int
    end: int
    due: date | None
    due_stated: bool
    year: int | None
    evidence: Wanted
    targets: tuple[int, ...] = ()
    leads: tuple[str, ...] = field(default=())
    joins: tuple[str, ...] = field(default=())

    def fields(self) -> dict[str, Any]:
        """As columns of a wording."""
        return {
            "text": self.text[:500],
            "verb": self.verb[:20],
            "thing": self.thing[:200],
            "start": self.start,
            "end": self.end,
            "due": self.due,
            "due_stated": self.due_stated,
            "year": self.year,
            "evidence": self.evidence.evidence,
            "kind": self.evidence.kind,
            "filters": dict(self.evidence.filters),
            "least": self.evidence.least,
            "targets": list(self.targets),
            "leads": list(self.leads),
            "joins": list(self.joins),
        }


def broken_down(plan: Plan) -> list[tuple[Task, list[Broken]]]:
    """Every task and safeguard of a plan with its milestones."""
    document = Document(plan.source_name, plan.kind, plan.text, plan.sha256)  # type: ignore[arg-type]
    read = paragraphs(document)
    return [(task, milestones_of(plan, task, read)) for task in plan.tasks.order_by("ordinal")]


def milestones_of(plan: Plan, task: Task, read: Iterable[Paragraph]) -> list[Broken]:
    """The milestones of one task."""
    first = begins(plan)
    found = measures(
        read, Span(task.start, task.end), Span(task.body_start, task.body_end), first.year if first else None
    )
    targets = list(task.targets.order_by("ordinal"))
    leads, joins = owners(task)
    last = date(plan.period_end, 12, 31) if plan.period_end else None
    made: list[Broken] = []
    for measure in found:
        stated = [one for one in targets if measure.span.start <= _at(one) < measure.span.end]
        for due, how, year, of in _dated(measure, stated, task, first, last):
            wanted = Wanted("target") if of else wanted_for(measure.text)
            made.append(
                Broken(
                    _printed(plan.text, measure),
                    measure.verb,
                    measure.thing,
                    measure.span.start,
                    measure.span.end,
                    due,
                    how,
                    year,
                    wanted,
                    tuple(one.ordinal for one in of),
                    leads,
                    joins,
                )
            )
    return made


def _printed(text: str, measure: Measure) -> str:
    """Its words as the document prints them, without line ends."""
    return "".join(text[measure.span.start : measure.span.end].split())


def owners(task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the units that lead a task, and of those that take part."""
    duties = task.duties.select_related("unit").order_by("ordinal")
    named = [(duty.role, duty.unit.name) for duty in duties]
    leads = tuple(dict.fromkeys(name for role, name in named if role == Duty.LEAD))
    return leads, tuple(dict.fromkeys(name for role, name in named if role != Duty.LEAD and name not in leads))


def _at(target: Target) -> int:
    """Where a target is said: where its figure stands, where that is known."""
    return target.start if target.value_start is None else target.value_start


Dated = tuple[date | None, bool, int | None, list[Target]]


def _dated(measure: Measure, stated: list[Target], task: Task, first: date | None, last: date | None) -> list[Dated]:
    """One for each date its targets name; one for each year where it is to be done in every year."""
    own = end_of(measure.due) if measure.due else None
    by_task = end_of(_digits(task.deadline)) if task.deadline else None
    fallback, told = own or by_task or last, bool(own or by_task)
    yearly = [one for one in stated if one.per == "year"]
    rest = [one for one in stated if one.per != "year"]
    dates: list[Dated] = []
    if (measure.yearly and not rest) or yearly:
        years = range(first.year, last.year + 1) if first and last else ()
        dates += [(date(year, 12, 31), True, year, yearly) for year in years] or [(fallback, told, None, yearly)]
    for due in dict.fromkeys(due_on(one) for one in rest):
        of = [one for one in rest if due_on(one) == due]
        explicit = any(one.deadline_source not in ("plan_period", "unstated") for one in of)
        dates.append((due or fallback, explicit or told, None, of))
    return dates or [(fallback, told, None, [])]


def end_of(value: str) -> date | None:
    """The last day of YYYY or YYYY-MM; None for what is neither."""
    parts = value.split("-")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
        return date(year, month, calendar.monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None


def _digits(printed: str) -> str:
    """YYYY or YYYY-MM out of a deadline as printed (2026年6月底前) or as read (2026-06)."""
    from kechuang.plans.targets.deadlines import dates

    found = dates(printed, None)
    return found[0].value if found else printed
