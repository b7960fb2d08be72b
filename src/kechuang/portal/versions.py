"""Two stored plans compared for a page: the rows behind every change, the words of changed paragraphs, the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from kechuang.plans.compare import TargetChange, TargetField, TaskChange, compare_targets, compare_tasks
from kechuang.plans.compare_text import ParagraphChange, compare_paragraphs, kinship
from kechuang.portal.stored_reading import paragraphs_said, targets_said, tasks_said
from kechuang.supervision.models import Plan, Target, Task
from kechuang.supervision.target_names import name_of

Row = TypeVar("Row")

FIELDS: dict[TargetField, str | Promise] = {
    "value": gettext_lazy("数值"),
    "operator": gettext_lazy("口径"),
    "deadline": gettext_lazy("期限"),
    "per": gettext_lazy("周期"),
    "scope": gettext_lazy("范围"),
    "indicator": gettext_lazy("名称"),
    "baseline": gettext_lazy("基期"),
    "hedge": gettext_lazy("语气"),
    "task": gettext_lazy("所属任务"),
}

STRANGERS = 0.08
"""Below this share of common text two plans are told to be unrelated (a template's stock phrases alone reach 2–3 %)."""


@dataclass(frozen=True, slots=True)
class ChangedTarget:
    """A target's change with the rows of both versions."""

    change: TargetChange
    old: Target | None
    new: Target | None

    @property
    def step(self) -> Decimal | None:
        """New value minus old, trailing zeros gone."""
        return self.change.step.normalize() if self.change.step is not None else None

    @property
    def direction(self) -> str:
        """`up`, `down` or empty: whether the figure itself rose or fell."""
        step = self.change.step
        return "" if not step else "up" if step > 0 else "down"

    @property
    def old_name(self) -> str:
        """What the old version calls it."""
        return name_of(self.old) if self.old else ""

    @property
    def renamed(self) -> bool:
        """Whether both versions have it under different names."""
        return self.new is not None and self.old is not None and name_of(self.old) != name_of(self.new)

    @property
    def field_words(self) -> list[str]:
        """What differs, in words."""
        return [str(FIELDS[field]) for field in self.change.fields]


@dataclass(frozen=True, slots=True)
class ChangedTask:
    """A task's change with the rows of both versions and the lead units of each."""

    change: TaskChange
    old: Task | None
    new: Task | None
    old_leads: tuple[str, ...]
    new_leads: tuple[str, ...]

    @property
    def retitled(self) -> bool:
        """Whether its title or number differs."""
        return not {"title", "number"}.isdisjoint(self.change.fields)

    @property
    def lead_changed(self) -> bool:
        """Whether another unit leads."""
        return "lead" in self.change.fields

    @property
    def deadline_changed(self) -> bool:
        """Whether its deadline differs."""
        return "deadline" in self.change.fields


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of paragraphs that are all the same, or all not; the unchanged ones are folded on the page."""

    same: bool
    paragraphs: list[tuple[ParagraphChange, str]]


@dataclass(frozen=True, slots=True)
class Versions:
    """All that differs between `old` and `new`."""

    old: Plan
    new: Plan
    kinship: float
    targets: list[ChangedTarget]
    tasks: list[ChangedTask]
    stretches: list[Stretch]

    @property
    def related(self) -> bool:
        """Whether the two say enough alike to be compared at all."""
        return self.kinship >= STRANGERS

    @property
    def target_counts(self) -> Counter[str]:
        """How many targets are same, changed, added, dropped."""
        return Counter(target.change.kind for target in self.targets)

    @property
    def task_counts(self) -> Counter[str]:
        """How many tasks are same, changed, added, dropped."""
        return Counter(task.change.kind for task in self.tasks)

    @property
    def paragraph_counts(self) -> Counter[str]:
        """How many paragraphs are same, changed, added, dropped."""
        return Counter(change.kind for stretch in self.stretches for change, _text in stretch.paragraphs)

    @property
    def moved_targets(self) -> list[ChangedTarget]:
        """Every target that is not the same: changed figures first, then other changes, added, dropped."""
        order = {"changed": 1, "added": 2, "dropped": 3}
        moved = [target for target in self.targets if target.change.kind != "same"]
        return sorted(moved, key=lambda target: 0 if target.direction else order[target.change.kind])

    @property
    def moved_tasks(self) -> list[ChangedTask]:
        """Every task that is not the same, in the new order, dropped ones last."""
        return [task for task in self.tasks if task.change.kind != "same"]

    @property
    def owners_changed(self) -> int:
        """How many tasks that both versions have passed to another lead, or gained or lost units."""
        return sum(not {"lead", "participants"}.isdisjoint(task.change.fields) for task in self.tasks)

    @property
    def raised(self) -> int:
        """How many figures rose."""
        return sum(target.direction == "up" for target in self.targets)

    @property
    def lowered(self) -> int:
        """How many figures fell."""
        return sum(target.direction == "down" for target in self.targets)


def compare_versions(old: Plan, new: Plan) -> Versions:
    """Compare two stored plans; eight queries, whatever their size."""
    old_tasks, new_tasks = _tasks(old), _tasks(new)
    said_before, said_now = tasks_said(old_tasks), tasks_said(new_tasks)
    task_changes = compare_tasks(said_before, said_now)
    renumbered = [
        (old_tasks[c.old].number, new_tasks[c.new].number)
        for c in task_changes
        if c.old is not None and c.new is not None
    ]
    old_targets, new_targets = _targets(old), _targets(new)
    target_changes = compare_targets(targets_said(old_targets), targets_said(new_targets), renumbered)
    before, after = paragraphs_said(old), paragraphs_said(new)
    paragraph_changes = compare_paragraphs(before, after)
    return Versions(
        old,
        new,
        kinship(paragraph_changes, before, after),
        [ChangedTarget(c, _at(old_targets, c.old), _at(new_targets, c.new)) for c in target_changes],
        [
            ChangedTask(
                c,
                _at(old_tasks, c.old),
                _at(new_tasks, c.new),
                tuple(m.name for m in said_before[c.old].lead) if c.old is not None else (),
                tuple(m.name for m in said_now[c.new].lead) if c.new is not None else (),
            )
            for c in task_changes
        ],
        _stretches(paragraph_changes, before, after),
    )


def _tasks(plan: Plan) -> list[Task]:
    return list(plan.tasks.prefetch_related("duties__unit").order_by("ordinal"))


def _targets(plan: Plan) -> list[Target]:
    return list(plan.targets.select_related("task").order_by("ordinal"))


def _at(rows: Sequence[Row], index: int | None) -> Row | None:
    return None if index is None else rows[index]


def _stretches(changes: Sequence[ParagraphChange], before: list[str], after: list[str]) -> list[Stretch]:
    worded = [(c, after[c.new] if c.new is not None else before[c.old or 0]) for c in changes]
    return [Stretch(same, list(run)) for same, run in groupby(worded, lambda pair: pair[0].kind == "same")]
