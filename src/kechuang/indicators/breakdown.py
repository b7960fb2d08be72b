"""A number by township, industry, level or organisation: the same question, grouped by the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Subquery, When
from django.db.models import Value as Text

from kechuang.indicators.catalogue import indicator as by_code
from kechuang.indicators.definition import Dimension, Indicator
from kechuang.indicators.measures import Side, quotient
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import asked_of, value
from kechuang.indicators.values import Value
from kechuang.indicators.words import both, choices, column
from kechuang.kernel import divisions, industries
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation

DIMENSIONS: dict[str, Sentence] = {
    "township": Sentence("乡镇", "township"),
    "industry": Sentence("行业", "industry"),
    "level": Sentence("级别", "level"),
    "organisation": Sentence("单位", "organisation"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its key (code; empty where records do not tell), what it is called, its number and the sides of it.

    `records` is the fewest records that one of the sides is made of.
    """

    key: str
    name: Sentence
    number: Fraction | None
    sides: tuple[Fraction, ...]
    records: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A number by one dimension. Where `additive`, the groups add up to the whole."""

    by: Dimension
    whole: Value
    groups: tuple[Group, ...]
    additive: bool


def breakdown(
    asked: str | Indicator, asof: AsOf, by: Dimension, scope: Scope | None = None, *, year: int | None = None
) -> Breakdown:
    """The number by township, industry division, level or organisation. Raises BadInput where it has none such."""
    indicator = by_code(asked) if isinstance(asked, str) else asked
    whole = value(indicator, asof, scope, year=year)
    if by not in indicator.dimensions or whole.version is None:
        raise BadInput(
            "indicator.dimension",
            Sentence(
                f"“{indicator.name.zh}”不能按{DIMENSIONS[by].zh}分。",
                f"“{indicator.name.en}” cannot be broken down by {DIMENSIONS[by].en}.",
            ),
            Sentence(
                f"可按{'、'.join(DIMENSIONS[d].zh for d in indicator.dimensions) or '（没有）'}分。",
                f"It can by {', '.join(DIMENSIONS[d].en for d in indicator.dimensions) or '(nothing)'}.",
            ),
        )
    context, figures = asked_of(indicator, whole.version, asof, whole.scope, year)
    sides = whole.version.measure.sides(context, figures) or ()
    held = [_grouped(side, by) for side in sides]
    keys = sorted({key for one in held for key in one})
    names = _organisations(keys, asof) if by == "organisation" else {}
    groups = []
    for key in keys:
        numbers = tuple(one.get(key, _NONE)[0] for one in held)
        number = numbers[0] if len(numbers) == 1 else quotient(numbers[0], numbers[1])
        records = min(one.get(key, _NONE)[1] for one in held)
        groups.append(Group(key, _name(by, key, sides[0], names), number, numbers, records))
    additive = len(sides) == 1 and (by != "level" or sides[0].additive)
    return Breakdown(by, whole, tuple(groups), additive)


def narrowed(scope: Scope, by: Dimension, key: str) -> Scope | None:
    """The scope of one group, for asking about it alone; None where it cannot be named by one."""
    if not key or by == "organisation":
        return None
    if by == "township":
        return replace(scope, place=key)
    return replace(scope, industries=(key,)) if by == "industry" else replace(scope, levels=(key,))


_NONE = (Fraction(0), 0)


def _grouped(side: Side, by: Dimension) -> dict[str, tuple[Fraction, int]]:
    """By key the number and how many records it is made of."""
    rows = side.question.rows(side.context).order_by().annotate(group=_expression(side, by))
    found: dict[str, tuple[Fraction, int]] = {}
    counted = rows.values("group").annotate(number=side.aggregate, records=Count("pk"))
    for key, number, records in counted.values_list("group", "number", "records"):
        name = _key(by, key or "")
        held = found.get(name, _NONE)
        found[name] = held[0] + Fraction(number or 0, side.scale), held[1] + records
    return found


def _expression(side: Side, by: Dimension) -> Any:
    question = side.question
    if by == "level":
        return F("level") if question.has_levels else Text("")
    if by == "organisation":
        return F("key") if question.kind is Organisation else F(question.held_by)
    name = "division" if by == "township" else "industry"
    if question.kind is Organisation:
        return F(name)
    holder = Organisation.objects.as_of(side.context.holders).filter(key=OuterRef(question.held_by))
    of_holder = Subquery(holder.values(name)[:1])
    if by == "township" and question.placed_by:
        return Case(When(**{question.placed_by: "", "then": of_holder}), default=F(question.placed_by))
    return of_holder


def _key(by: Dimension, raw: str) -> str:
    if by == "township":
        code = divisions.short(raw)
        return (divisions.alias_of(code) or code) if len(code) > 6 else ""
    if by == "industry":
        known = industries.lookup(raw) if raw else None
        return known.code[:2] if known else ""
    return raw


def _organisations(keys: Iterable[str], asof: AsOf) -> dict[str, str]:
    wanted = list(keys)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        rows = Organisation.objects.as_of(asof).filter(key__in=wanted[start : start + 500])
        found.update(rows.values_list("key", "name"))
    return found


def _name(by: Dimension, key: str, side: Side, names: Mapping[str, str]) -> Sentence:
    if not key:
        return Sentence(f"未注明{DIMENSIONS[by].zh}", f"no {DIMENSIONS[by].en} given")
    if by == "township":
        found = divisions.lookup(key)
        return Sentence(found.name, found.name) if found else Sentence(key, key)
    if by == "industry":
        heading = industries.lookup(key)
        return Sentence(heading.name, f"{key} {heading.name}") if heading else Sentence(key, key)
    if by == "level":
        return choices(column(side.question.kind, "level")).get(key) or both(key)
    return Sentence(names.get(key, key), names.get(key, key))
