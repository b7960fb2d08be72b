"""Working out how a target is shared out: its bearers, their weights by a stated base, parts that add up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count

from kechuang.indicators.breakdown import breakdown
from kechuang.indicators.definition import Indicator
from kechuang.indicators.nearness.kept import run_at
from kechuang.indicators.nearness.laws import scheme_of
from kechuang.indicators.places import within
from kechuang.kernel import divisions
from kechuang.kernel.apportionment import apportioned
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.supervision.answering import due_on, wanted_of
from kechuang.supervision.held import Promise, begins, division_of
from kechuang.supervision.models import Duty

STEPS = {"元": Fraction(10_000)}
"""The smallest part of what is not counted one by one: a whole 万元."""
BASES_OF: dict[str, tuple[str, ...]] = {
    "years": ("equal", "given"),
    "townships": ("equal", "stock", "potential", "given"),
    "units": ("equal", "given"),
}


@dataclass(frozen=True, slots=True)
class SharePart:
    """One bearer: its weight, what it holds on the day (None where records do not tell), and its share, base units."""

    key: str
    name: str
    weight: Fraction
    held: Fraction | None
    share: Fraction


@dataclass(frozen=True, slots=True)
class SharedOut:
    """A target shared out; `said` tells the base in words."""

    whole: Fraction
    unit: str
    parts: tuple[SharePart, ...]
    said: Sentence


def shared_out(
    promise: Promise,
    asof: AsOf,
    by: str,
    base: str,
    *,
    growth: bool = False,
    given: Mapping[str, Fraction] | None = None,
) -> SharedOut:
    """Share a promise out. `given` are weights by key. Raises BadInput for what cannot be shared out so, and why."""
    indicator = _countable(promise)
    if base not in BASES_OF.get(by, ()):
        raise BadInput(
            "share.base",
            Sentence("这样分没有这个依据：记录里没有这些数。", "There is no such base: no record tells it for these."),
            Sentence("请选“平均”，或自己给出权重。", "Choose “equal”, or give the weights."),
            field="base",
        )
    bearers, held = _bearers(promise, asof, by, indicator)
    if not bearers:
        raise BadInput(
            "share.nobody",
            Sentence("没有可以分给的对象。", "There is nobody to share it out to."),
            Sentence("请查看规划的期限、地区和责任单位。", "Look at the deadline, place and units of the plan."),
            field="by",
        )
    whole = wanted_of(promise.first, promise.asking)
    if growth:
        whole -= _now(held, by)
    step = STEPS.get(str(measure(indicator.unit)[1]), Fraction(1))
    whole = _upwards(whole, step)
    if whole <= 0:
        raise BadInput(
            "share.nothing",
            Sentence("现有数已达到目标值，没有增量可分。", "The figure is reached: nothing is left to share out."),
            Sentence("请选分全部目标值。", "Share out the whole figure."),
            field="growth",
        )
    weights, said = _weights(promise, asof, base, bearers, held, given or {}, indicator)
    shares = apportioned(whole, [weights[key] for key in bearers], step)
    parts = tuple(
        SharePart(key, name, weights[key], held.get(key) if held is not None else None, share)
        for (key, name), share in zip(bearers.items(), shares, strict=True)
    )
    return SharedOut(whole, indicator.unit, parts, said)


def _countable(promise: Promise) -> Indicator:
    indicator = promise.asking.definition()
    asking = promise.asking
    if indicator and not asking.growth and indicator.nature != "state" and not _ratio(indicator.unit):
        return indicator
    raise BadInput(
        "share.ratio",
        Sentence(
            "比率、位次、状态和增幅不能分摊，没有指标的目标无法核对。",
            "Ratios, ranks, states and growth cannot be shared out; what no indicator answers cannot be checked.",
        ),
        Sentence("请只分计数和金额。", "Share out counts and amounts only."),
    )


def _ratio(unit: str) -> bool:
    return unit.startswith(("%", "‰")) or "/" in unit or unit in ("", "名")


def _bearers(
    promise: Promise, asof: AsOf, by: str, indicator: Indicator
) -> tuple[dict[str, str], dict[str, Fraction] | None]:
    """Keys and names in their order, and what each holds; None where no record tells."""
    if by == "years":
        first, due = begins(promise.target.plan), due_on(promise.first)
        years = range(first.year, due.year + 1) if first and due else range(0)
        return {str(year): str(year) for year in years}, None
    if by == "units":
        tasks = [one.task_id for one in (promise.first, *promise.again) if one.task_id]
        duties = Duty.objects.filter(task__in=tasks, role=Duty.LEAD).select_related("unit").order_by("ordinal")
        joined = Duty.objects.filter(task__in=tasks).exclude(role=Duty.LEAD).select_related("unit").order_by("ordinal")
        return {duty.unit.name: duty.unit.name for duty in (*duties, *joined)}, None
    place = promise.asking.scope.place or division_of(promise.target.plan, asof.known)
    names = {one.code: one.name for one in divisions.children(place, asof.valid) or ()} if place else {}
    if "township" not in indicator.dimensions:
        return names, None
    groups = breakdown(indicator, asof, "township", promise.asking.scope).groups
    return names, {key: Fraction(0) for key in names} | {one.key: one.number or Fraction(0) for one in groups}


def _now(held: Mapping[str, Fraction] | None, by: str) -> Fraction:
    if held is None:
        raise BadInput(
            "share.growth",
            Sentence("记录里没有各自的现有数，不能只分增量。", "No record tells what each holds."),
            Sentence("请选分全部目标值。", "Share out the whole figure."),
            field="growth",
        )
    return sum(held.values(), Fraction(0))


def _upwards(whole: Fraction, step: Fraction) -> Fraction:
    """The next multiple of the step: what is shared out must not fall short of what was promised."""
    return -(-whole // step) * step


def _weights(
    promise: Promise,
    asof: AsOf,
    base: str,
    bearers: Mapping[str, str],
    held: Mapping[str, Fraction] | None,
    given: Mapping[str, Fraction],
    indicator: Indicator,
) -> tuple[dict[str, Fraction], Sentence]:
    if base == "equal":
        return dict.fromkeys(bearers, Fraction(1)), Sentence("平均分", "in equal parts")
    if base == "given":
        said = Sentence("按给定的权重", "by the weights given")
        return {key: given.get(key, Fraction(0 if given else 1)) for key in bearers}, said
    if base == "stock":
        if held is None:
            _now(None, "")
        said = Sentence(f"按{asof.valid}的现有数", f"by what each holds on {asof.valid}")
        return {key: (held or {}).get(key, Fraction(0)) for key in bearers}, said
    return _potential(promise, asof, bearers, indicator)


def _potential(
    promise: Promise, asof: AsOf, bearers: Mapping[str, str], indicator: Indicator
) -> tuple[dict[str, Fraction], Sentence]:
    """Enterprises near what is counted where that was reckoned, else those above the statistical scale."""
    place = promise.asking.scope.place or division_of(promise.target.plan, asof.known)
    scheme = scheme_of(indicator, asof.valid, place)
    run = run_at(scheme, place, asof) if scheme else None
    if run is not None:
        rows = run.found.values_list("division").annotate(count=Count("pk")).order_by()
        said = Sentence(f"按{run.valid}测算的接近达标企业数", f"by the enterprises near it as reckoned for {run.valid}")
    else:
        held = Organisation.objects.as_of(asof).filter(within("division", place), above_scale=True)
        rows = held.values_list("division").annotate(count=Count("pk")).order_by()
        said = Sentence(f"按{asof.valid}的规模以上企业数", f"by the enterprises above scale on {asof.valid}")
    found = dict.fromkeys(bearers, Fraction(0))
    for division, count in rows:
        code = divisions.short(division)
        key = divisions.alias_of(code) or code
        if key in found:
            found[key] += count
    return found, said
