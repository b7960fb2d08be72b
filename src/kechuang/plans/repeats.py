"""Which targets say the same thing: one indicator, one level, one date, stated in more than one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kechuang.plans.model import Target
from kechuang.plans.subjects import Subject, amount, subject_of

_TELLING = 4


@dataclass(frozen=True, slots=True)
class Repeat:
    """Target `again` states what target `first` stated before; both are indices in the order of the text.

    `equal` tells whether they ask the same: the same amount and, where both are floors, the same strictness.
    """

    first: int
    again: int
    equal: bool


def repeats(targets: Sequence[Target]) -> tuple[Repeat, ...]:
    """Every later statement of a target, paired with the first statement of the same.

    A statement pairs with an earlier one that asks the same amount, if there is one, and only else with one that
    asks a different amount. No contradiction are: different amounts in one place (stages, lists), of which one is
    only striven for (力争), or under a name too short to tell things apart; and amounts to build, which are two lots
    unless one of them is a goal of the whole plan (no task holds it).
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, target in enumerate(targets):
        subject = subject_of(target)
        if len(subject.name) > 1:
            groups[_key(subject, target)].append(index)
    found = []
    for members in groups.values():
        for place, again in enumerate(members):
            earlier = [i for i in members[:place] if _same_date(targets[i], targets[again])]
            equal = next((i for i in earlier if _equal(targets[i], targets[again])), None)
            if equal is not None:
                found.append(Repeat(equal, again, True))
                continue
            other = next((i for i in earlier if _contradicts(targets[i], targets[again])), None)
            if other is not None:
                found.append(Repeat(other, again, False))
    return tuple(sorted(found, key=lambda r: (r.first, r.again)))


def same_as(targets: Sequence[Target]) -> dict[int, int]:
    """For each target that only repeats an earlier one with the same value: the index of the first statement."""
    return {repeat.again: repeat.first for repeat in repeats(targets) if repeat.equal}


def _key(subject: Subject, target: Target) -> tuple[object, ...]:
    change = (target.op, target.baseline) if target.op in ("increase_by", "multiply") else None
    return (subject.name, subject.levels, subject.population, subject.measure, target.per, change)


def _same_date(a: Target, b: Target) -> bool:
    """A year means its end: 2025 is 2025-12."""
    return (a.deadline or "").removesuffix("-12") == (b.deadline or "").removesuffix("-12")


def _equal(a: Target, b: Target) -> bool:
    if _amounts(a) != _amounts(b):
        return False
    return _direction(a) == _direction(b) or "build" in (a.op, b.op)


def _amounts(target: Target) -> tuple[object, object]:
    top = None if target.value_max is None else amount(target.value_max, target.unit)
    return amount(target.value, target.unit), top


def _direction(target: Target) -> str:
    return target.op if target.op in ("<=", "<", ">") else ">="


def _contradicts(a: Target, b: Target) -> bool:
    if (a.op == "build") != (b.op == "build") or a.hedge != b.hedge or len(subject_of(a).name) < _TELLING:
        return False
    if (a.task_number, a.section) == (b.task_number, b.section):
        return False
    if a.op == "build":
        return (a.task_number is None) != (b.task_number is None)
    if a.op in ("increase_by", "multiply"):
        return a.baseline is not None
    return True
