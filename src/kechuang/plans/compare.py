"""What changed between two versions of a plan: tasks, owners and targets matched one to one, none of it guessed twice.

The words of the text are compared in `compare_text.py`. Both work on plain values and answer with indices into the
sequences they were given, so that a caller can go back to its own rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kechuang.plans.compare_text import Bigrams, bigrams, likeness
from kechuang.plans.model import Mention, Target, Task

ChangeKind = Literal["same", "changed", "added", "dropped"]
TargetField = Literal["value", "operator", "deadline", "per", "scope", "indicator", "baseline", "hedge", "task"]
TaskField = Literal["number", "title", "lead", "participants", "deadline"]

ALIKE = 0.6
"""Two names with this likeness (0 to 1) speak of the same thing; beside the same number or unit, `AKIN` is enough."""
AKIN = 0.4


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One task in the old version (`old`), the new one (`new`) or both; indices into the sequences compared."""

    kind: ChangeKind
    old: int | None
    new: int | None
    fields: tuple[TaskField, ...] = ()
    joined: tuple[str, ...] = ()
    """Units that carry the task now and did not before, as lead or participant."""
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target in the old version, the new one or both; `step` is new value minus old, in their common unit."""

    kind: ChangeKind
    old: int | None
    new: int | None
    fields: tuple[TargetField, ...] = ()
    step: Decimal | None = None


def compare_tasks(old: Sequence[Task], new: Sequence[Task]) -> tuple[TaskChange, ...]:
    """Match the tasks of two versions by title and number; the new order leads, dropped tasks follow."""
    old_titles = [bigrams(task.title) for task in old]
    new_titles = [bigrams(task.title) for task in new]

    def score(i: int, j: int) -> float:
        alike = likeness(old_titles[i], new_titles[j])
        if old[i].number == new[j].number and alike >= AKIN:
            return alike + 0.25
        return alike if alike >= ALIKE else 0.0

    pairs = _pairs(len(old), len(new), score)
    changes = [_task_change(old, new, pairs.get(j), j) for j in range(len(new))]
    kept = set(pairs.values())
    changes += [TaskChange("dropped", i, None) for i in range(len(old)) if i not in kept]
    return tuple(changes)


def compare_targets(
    old: Sequence[Target], new: Sequence[Target], tasks: Iterable[tuple[str, str]] = ()
) -> tuple[TargetChange, ...]:
    """Match the targets of two versions by scope and indicator, then unit, place and value.

    `tasks` holds (old number, new number) of tasks that are the same, so that a target which only moved with its
    renumbered task is not called changed.
    """
    renumbered = dict(tasks)
    homes = [renumbered.get(t.task_number, t.task_number) if t.task_number else None for t in old]
    old_names = [_name(t) for t in old]
    new_names = [_name(t) for t in new]

    def score(i: int, j: int) -> float:
        alike = likeness(old_names[i], new_names[j])
        same_unit = old[i].unit == new[j].unit
        if alike < (AKIN if same_unit and homes[i] and homes[i] == new[j].task_number else ALIKE):
            return 0.0
        return (
            alike
            + 0.2 * same_unit
            + 0.15 * (homes[i] == new[j].task_number)
            + 0.1 * (old[i].value == new[j].value)
            + 0.05 * (old[i].op == new[j].op)
            + 0.05 * (old[i].per == new[j].per)
        )

    pairs = _pairs(len(old), len(new), score)
    changes: list[TargetChange] = []
    for j, target in enumerate(new):
        i = pairs.get(j)
        if i is None:
            changes.append(TargetChange("added", None, j))
            continue
        fields = tuple(_changed_fields(old[i], target, homes[i]))
        step = target.value - old[i].value if "value" in fields and old[i].unit == target.unit else None
        changes.append(TargetChange("changed" if fields else "same", i, j, fields, step))
    kept = set(pairs.values())
    changes += [TargetChange("dropped", i, None) for i in range(len(old)) if i not in kept]
    return tuple(changes)


def _pairs(old_count: int, new_count: int, score: Callable[[int, int], float]) -> dict[int, int]:
    """The best one-to-one matching, greedily from the highest score: new index → old index."""
    scored = [(s, i, j) for i in range(old_count) for j in range(new_count) if (s := score(i, j)) > 0]
    scored.sort(key=lambda entry: (-entry[0], abs(entry[1] - entry[2]), entry[1], entry[2]))
    taken: set[int] = set()
    pairs: dict[int, int] = {}
    for _, i, j in scored:
        if i not in taken and j not in pairs:
            taken.add(i)
            pairs[j] = i
    return pairs


def _name(target: Target) -> Bigrams:
    return bigrams((target.scope or "") + target.indicator or target.quote)


def _changed_fields(old: Target, new: Target, old_home: str | None) -> Iterable[TargetField]:
    if (old.value, old.value_max, old.unit, old.approx) != (new.value, new.value_max, new.unit, new.approx):
        yield "value"
    if (old.op, old.bound) != (new.op, new.bound):
        yield "operator"
    if old.deadline != new.deadline:
        yield "deadline"
    if old.per != new.per:
        yield "per"
    if (old.scope or "") != (new.scope or ""):
        yield "scope"
    if old.indicator != new.indicator:
        yield "indicator"
    if (old.baseline or "") != (new.baseline or ""):
        yield "baseline"
    if (old.hedge or "") != (new.hedge or ""):
        yield "hedge"
    if old_home != new.task_number:
        yield "task"


def _task_change(old: Sequence[Task], new: Sequence[Task], i: int | None, j: int) -> TaskChange:
    if i is None:
        return TaskChange("added", None, j)
    before, after = old[i], new[j]
    fields: list[TaskField] = []
    if before.number != after.number:
        fields.append("number")
    if before.title != after.title:
        fields.append("title")
    if set(_names(before.lead)) != set(_names(after.lead)):
        fields.append("lead")
    if set(_names(before.participants)) != set(_names(after.participants)):
        fields.append("participants")
    if (before.deadline.value if before.deadline else None) != (after.deadline.value if after.deadline else None):
        fields.append("deadline")
    owners_before = _names((*before.lead, *before.participants))
    owners_after = _names((*after.lead, *after.participants))
    return TaskChange(
        "changed" if fields else "same",
        i,
        j,
        tuple(fields),
        joined=tuple(name for name in owners_after if name not in owners_before),
        left=tuple(name for name in owners_before if name not in owners_after),
    )


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in mentions))
