"""A number before and after an act, from kept totals and from what the act's own subject adds to them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from django.utils import timezone

from kechuang.indicators.context import Context
from kechuang.indicators.definition import Indicator
from kechuang.indicators.measures import Measure, Side, named
from kechuang.indicators.parts import Part
from kechuang.indicators.scope import Scope
from kechuang.indicators.totals import Total, Touched, added, follows, keep, key_of, leaves, moved_by, totals
from kechuang.indicators.value import asked_of, period, scope_of
from kechuang.registry.asof import AsOf
from kechuang.registry.moving import Change


@dataclass(frozen=True, slots=True)
class Numbers:
    """What an indicator's number was before an act and after it, in base units, and the period it speaks of."""

    period: str
    before: Fraction | None
    after: Fraction | None


def by_totals(
    indicator: Indicator, scope: Scope, pair: AsOf, year: int | None, change: Change
) -> Numbers | Literal["ask"] | None:
    """None where the subject adds the same as before; `ask` where sums do not tell the number.

    Call inside the act's transaction, after its rows are stored: the totals are kept for the next act.
    """
    version = indicator.version_on(scope.defined_on or pair.valid)
    if version is None:
        return None
    whole, of = scope_of(indicator, scope), leaves(version.measure)
    contexts = [asked_of(indicator, version, change.asof(pair, after=after), whole, year) for after in (False, True)]
    (before, figures), (after, figures_after) = contexts
    then, now = _sides(of, before, figures), _sides(of, after, figures_after)
    if not then or not now or change.kind.kind() == "publicstatistic":
        return "ask"
    touched = Touched.by(change)
    own = [tuple(added(side, measure, touched) for side, measure in sides) for sides in (then, now)]
    if figures == figures_after and own[0] == own[1]:
        return None
    if figures != figures_after or not all(follows(side, measure, touched) for side, measure in now):
        return "ask"
    key = key_of(indicator.code, whole.as_plain(), pair.valid, year, figures)
    first = totals(key, then, indicator.reads())
    second = [moved_by(total, mine, new) for total, mine, new in zip(first, *own, strict=True)]
    keep(key, pair.valid, change.stamp, second, timezone.localdate())
    was = _number(version.measure, of, before, figures, first)
    is_ = _number(version.measure, of, after, figures, second)
    return "ask" if was is None or is_ is None else Numbers(period(after, figures), was, is_)


def _sides(of: tuple[Measure, ...], context: Context, figures: int | None) -> list[tuple[Side, Measure]]:
    """The sides that are sums over records, with the measure each belongs to."""
    return [(side, measure) for measure in of for side in measure.sides(context, figures) or ()]


def _number(
    measure: Measure, of: tuple[Measure, ...], context: Context, figures: int | None, found: list[Total]
) -> Fraction | None:
    """The number that totals make; None where a side has no records, so that the records must say why."""
    if not all(records for records, _ in found):
        return None
    left, parts = iter(found), list[Part]()
    for one in of:
        sides = one.sides(context, figures)
        parts += [_part(side, next(left)) for side in sides] if sides else one.parts(context, figures)[:1]
    return measure.number(parts)


def _part(side: Side, total: Total) -> Part:
    number = Fraction(total[1], side.scale)
    return Part("number", named(side.question), number, "", side.question, side.context, total[0])
