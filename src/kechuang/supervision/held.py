"""What a target asks as of an instant: as an officer bound it, else as suggested; repeats follow the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kechuang.supervision.as_known import targets_as_known
from kechuang.supervision.asking import Asking
from kechuang.supervision.binding import Binding, Placing
from kechuang.supervision.models import Plan, Target
from kechuang.supervision.plan_place import place_of
from kechuang.supervision.suggesting import About, Suggestion, suggest


@dataclass(frozen=True, slots=True)
class Promise:
    """A target as it was understood at an instant, the first statement of its promise, and what that asks."""

    target: Target
    first: Target
    again: tuple[Target, ...]
    """The other places that state it."""
    suggestion: Suggestion
    binding: Binding | None

    @property
    def asking(self) -> Asking:
        """What it asks: as bound, else as suggested."""
        return Asking.from_plain(self.binding.asking) if self.binding else self.suggestion.asking


def about(plan: Plan, targets: Iterable[Target], known: datetime) -> About:
    """What suggestions know of a plan."""
    names = frozenset(target.indicator for target in targets)
    return About(plan.title, division_of(plan, known), begins(plan), names)


def division_of(plan: Plan, known: datetime) -> str:
    """The place a plan is about: as an officer said by that instant, else as its issuer and title tell."""
    said = Placing.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gt=known), plan=plan, recorded_at__lte=known
    ).first()
    if said is not None:
        return said.division
    year = int(plan.published[:4]) if plan.published else plan.period_start
    return place_of(plan.issuer, plan.title, year)


def begins(plan: Plan) -> date | None:
    """The first day of the plan: of its period, else of the year it was published in."""
    year = plan.period_start or (int(plan.published[:4]) if plan.published else None)
    return date(year, 1, 1) if year else None


def promises(plan: Plan, known: datetime) -> list[Promise]:
    """Every target of a plan with what it asks, as known at the instant; in the order of the text."""
    return list(_promises(plan, known, None))


def promise_of(target: Target, known: datetime) -> Promise:
    """One target with what it asks, as known at the instant."""
    return next(_promises(target.plan, known, target.pk))


def _promises(plan: Plan, known: datetime, only: int | None) -> Iterator[Promise]:
    targets = targets_as_known(plan, known)
    told = about(plan, targets.values(), known)
    bindings = bindings_of(plan, known)
    firsts = {pk: targets.get(target.same_as_id or pk, target) for pk, target in targets.items()}
    groups: dict[int, list[Target]] = {}
    for pk, target in targets.items():
        groups.setdefault(firsts[pk].pk, []).append(target)
    suggested: dict[int, Suggestion] = {}
    for pk, target in targets.items():
        if only not in (None, pk):
            continue
        first = firsts[pk]
        if first.pk not in suggested:
            before = plan.text[max(0, first.start - 80) : first.start]
            suggested[first.pk] = suggest(first, told, before)
        again = tuple(other for other in groups[first.pk] if other.pk != pk)
        yield Promise(target, first, again, suggested[first.pk], bindings.get(first.pk))


def bindings_of(plan: Plan, known: datetime) -> Mapping[int, Binding]:
    """The bindings standing at the instant, by target."""
    standing = Binding.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gt=known), target__plan=plan, recorded_at__lte=known
    )
    return {binding.target_id: binding for binding in standing.select_related("recorded_by")}
