"""The targets of a plan gathered for a list: kinds, owners, findings and repeats, in four queries however many rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from kechuang.portal.target_filter import UNDATED, TargetRow
from kechuang.portal.target_kinds import kind_of
from kechuang.supervision.models import Duty, Plan, Section, Target


def target_rows(plan: Plan) -> list[TargetRow]:
    """Every target of the plan, in the order of the document."""
    targets = list(
        Target.objects.filter(plan=plan)
        .select_related("section", "task")
        .annotate(finding_count=Count("findings", filter=~Q(findings__severity="notice")))
        .order_by("ordinal")
    )
    owners: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    duties = Duty.objects.filter(task__plan=plan).select_related("unit").order_by("task_id", "ordinal")
    for duty in duties:
        if duty.unit.name not in owners[duty.task_id][duty.role]:
            owners[duty.task_id][duty.role].append(duty.unit.name)
    said = Counter(first_said(target) for target in targets)
    rows = []
    for target in targets:
        carried = owners[target.task_id] if target.task_id else {}
        rows.append(
            TargetRow(
                target=target,
                kind=kind_of(target.op, target.unit, target.per),
                leads=tuple(carried.get(Duty.LEAD, ())),
                participants=tuple(carried.get(Duty.PARTICIPANT, ())),
                finding_count=target.finding_count,
                repeat_count=said[first_said(target)],
            )
        )
    return rows


def first_said(target: Target) -> int:
    """The key of the target that this one repeats, or its own."""
    return target.same_as_id or target.pk


@dataclass(frozen=True, slots=True)
class Group:
    """One promise and the other places that say it again, among the rows shown."""

    row: TargetRow
    others: list[TargetRow]


def grouped(rows: Sequence[TargetRow]) -> list[Group]:
    """Rows that say the same thing under the first of them."""
    groups: dict[int, Group] = {}
    for row in rows:
        key = first_said(row.target)
        if key in groups:
            groups[key].others.append(row)
        else:
            groups[key] = Group(row, [])
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the picture: a section of the plan and its targets under each year."""

    section: Section | None
    dated: list[tuple[str, list[TargetRow]]]
    """Each year of the picture with the section's targets of that year."""
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The targets as marks: sections down, years across; the last column, if any, holds what has no date."""

    years: list[str]
    lines: list[Line]


def picture(rows: Iterable[TargetRow]) -> Picture:
    """Lay the rows out by section and year."""
    placed: dict[int | None, dict[str, list[TargetRow]]] = defaultdict(lambda: defaultdict(list))
    sections: dict[int | None, Section | None] = {}
    for row in sorted(rows, key=lambda row: row.target.start):
        placed[row.target.section_id][row.year or UNDATED].append(row)
        sections[row.target.section_id] = row.target.section
    years = sorted({year for cells in placed.values() for year in cells}, key=lambda year: (year == UNDATED, year))
    lines = [
        Line(sections[key], [(year, cells.get(year, [])) for year in years], sum(map(len, cells.values())))
        for key, cells in sorted(placed.items(), key=lambda item: _first(item[1]))
    ]
    return Picture(years, lines)


def _first(cells: dict[str, list[TargetRow]]) -> int:
    return min(row.target.start for rows in cells.values() for row in rows)
