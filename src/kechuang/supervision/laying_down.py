"""From the values of a reading to rows: blocks, sections, units, tasks, duties, targets, findings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kechuang.events.columns import fit
from kechuang.plans import model as said
from kechuang.plans.repeats import same_as
from kechuang.supervision.models import Assignment, Block, Duty, Finding, Plan, Section, Target, Task, Unit

_SIX_PLACES = Decimal("0.000001")


def lay_down(reading: said.Reading, plan: Plan) -> None:
    """Write everything the reading holds under the plan. To be called inside a transaction."""
    sections = Section.objects.bulk_create(_section(plan, i, s) for i, s in enumerate(reading.sections, 1))
    Block.objects.bulk_create(_blocks(plan, reading), batch_size=500)
    units = _units(plan, reading)
    everything = [(task, False) for task in reading.tasks] + [(task, True) for task in reading.safeguards]
    tasks = Task.objects.bulk_create(
        _task(plan, i, task, safeguard, sections) for i, (task, safeguard) in enumerate(everything, 1)
    )
    for row, (task, _) in zip(tasks, everything, strict=True):
        _duties(row, task, units)
    by_number: dict[str, Task] = {}
    for row in tasks:
        by_number.setdefault(row.number, row)
    targets = Target.objects.bulk_create(
        _target(plan, i, target, sections, by_number) for i, target in enumerate(reading.targets, 1)
    )
    repeated = same_as(reading.targets)
    for again, first in repeated.items():
        targets[again].same_as = targets[first]
    Target.objects.bulk_update([targets[i] for i in repeated], ["same_as"], batch_size=100)
    _findings(plan, reading, targets, by_number)


def _section(plan: Plan, ordinal: int, section: said.Section) -> Section:
    return Section(
        plan=plan,
        ordinal=ordinal,
        title=fit(section.title, Section, "title"),
        level=section.level,
        start=section.span.start,
        end=section.span.end,
        body_end=max(section.body.end, section.span.end),
    )


def _blocks(plan: Plan, reading: said.Reading) -> Iterable[Block]:
    heads = [(s.span, s.level) for s in reading.sections]
    for task in (*reading.tasks, *reading.safeguards):
        above = reading.sections[task.section].level if task.section is not None else 0
        heads.append((task.span, above + 1))
    levels = {span.start: (span.end, level) for span, level in heads}
    for ordinal, paragraph in enumerate((p for p in reading.paragraphs if p.text), 1):
        span = paragraph.span()
        end, level = levels.get(span.start, (0, 0))
        # A task named in the first words of a running paragraph is no heading: the paragraph goes on after it.
        yield Block(
            plan=plan,
            ordinal=ordinal,
            start=span.start,
            end=span.end,
            kind=paragraph.kind,
            level=level if level and end >= span.end - 1 else 0,
        )


def _units(plan: Plan, reading: said.Reading) -> dict[str, Unit]:
    everywhere = {fit(m.name, Unit, "name") for m in reading.global_participants}
    names = dict.fromkeys(
        fit(mention.name, Unit, "name")
        for task in (*reading.tasks, *reading.safeguards)
        for mention in (*task.lead, *task.participants, *(m for a in task.assignments for m in a.lead + a.participants))
    )
    names.update(dict.fromkeys(sorted(everywhere)))
    rows = Unit.objects.bulk_create(
        Unit(plan=plan, name=name, takes_part_in_all=name in everywhere) for name in names if name
    )
    return {row.name: row for row in rows}


def _task(plan: Plan, ordinal: int, task: said.Task, safeguard: bool, sections: list[Section]) -> Task:
    return Task(
        plan=plan,
        section=sections[task.section] if task.section is not None else None,
        ordinal=ordinal,
        safeguard=safeguard,
        number=fit(task.number, Task, "number"),
        title=fit(task.title, Task, "title"),
        start=task.span.start,
        end=task.span.end,
        body_start=task.body.start,
        body_end=task.body.end,
        deadline=fit(task.deadline.value if task.deadline else "", Task, "deadline"),
        deadline_start=task.deadline.span.start if task.deadline else None,
        deadline_end=task.deadline.span.end if task.deadline else None,
        lead_label=fit(task.lead_label, Task, "lead_label"),
        participants_label=fit(task.participants_label, Task, "participants_label"),
        open_list=task.open_list,
        scope=fit(task.scope, Task, "scope"),
    )


def _duties(row: Task, task: said.Task, units: dict[str, Unit]) -> None:
    """A unit has each role in a task once, at its first mention; assignments only add who the task does not list."""
    assignments = Assignment.objects.bulk_create(
        Assignment(
            task=row,
            ordinal=i,
            deadline=fit(a.deadline.value if a.deadline else "", Assignment, "deadline"),
            start=a.text.start if a.text else None,
            end=a.text.end if a.text else None,
        )
        for i, a in enumerate(task.assignments, 1)
    )
    named: dict[tuple[str, str], Assignment] = {}
    for stored, told in zip(assignments, task.assignments, strict=True):
        for role, mentions in ((Duty.LEAD, told.lead), (Duty.PARTICIPANT, told.participants)):
            for mention in mentions:
                named.setdefault((role, fit(mention.name, Unit, "name")), stored)
    duties: dict[tuple[str, str], Duty] = {}
    for role, mentions in (
        (Duty.LEAD, (*task.lead, *(m for a in task.assignments for m in a.lead))),
        (Duty.PARTICIPANT, (*task.participants, *(m for a in task.assignments for m in a.participants))),
    ):
        for mention in mentions:
            name = fit(mention.name, Unit, "name")
            if not name or (role, name) in duties:
                continue
            duties[role, name] = Duty(
                task=row,
                assignment=named.get((role, name)),
                unit=units[name],
                role=role,
                ordinal=sum(1 for known, _ in duties if known == role) + 1,
                start=mention.span.start,
                end=mention.span.end,
            )
    Duty.objects.bulk_create(duties.values())


def _target(
    plan: Plan, ordinal: int, target: said.Target, sections: list[Section], by_number: dict[str, Task]
) -> Target:
    return Target(
        plan=plan,
        task=by_number.get(fit(target.task_number, Task, "number")),
        section=sections[target.section] if target.section is not None else None,
        ordinal=ordinal,
        quote=target.quote.replace("\0", "\ufffd"),
        start=target.span.start,
        end=target.span.end,
        indicator=fit(target.indicator, Target, "indicator"),
        scope=fit(target.scope, Target, "scope"),
        op=target.op,
        op_text=fit(target.op_text, Target, "op_text"),
        bound=target.bound or "",
        value=target.value.quantize(_SIX_PLACES),
        value_max=target.value_max.quantize(_SIX_PLACES) if target.value_max is not None else None,
        unit=fit(target.unit, Target, "unit"),
        deadline=fit(target.deadline, Target, "deadline"),
        deadline_source=target.deadline_source,
        per=fit(target.per, Target, "per"),
        baseline=fit(target.baseline, Target, "baseline"),
        hedge=fit(target.hedge, Target, "hedge"),
        approx=target.approx,
        value_start=target.value_span.start if target.value_span else None,
        value_end=target.value_span.end if target.value_span else None,
        deadline_start=target.deadline_span.start if target.deadline_span else None,
        deadline_end=target.deadline_span.end if target.deadline_span else None,
    )


def _findings(plan: Plan, reading: said.Reading, targets: list[Target], by_number: dict[str, Task]) -> None:
    rows = Finding.objects.bulk_create(
        Finding(
            plan=plan,
            ordinal=i,
            code=fit(f.code, Finding, "code"),
            severity=f.severity,
            sentence=f.sentence.zh,
            sentence_en=f.sentence.en,
            spans=[[s.start, s.end] for s in f.spans],
        )
        for i, f in enumerate(reading.findings, 1)
    )
    about_targets, about_tasks = [], []
    for row, finding in zip(rows, reading.findings, strict=True):
        about_targets += [
            Finding.targets.through(finding=row, target=targets[i]) for i in dict.fromkeys(finding.targets)
        ]
        known = dict.fromkeys(by_number[n] for n in finding.tasks if n in by_number)
        about_tasks += [Finding.tasks.through(finding=row, task=task) for task in known]
    Finding.targets.through.objects.bulk_create(about_targets)
    Finding.tasks.through.objects.bulk_create(about_tasks)
