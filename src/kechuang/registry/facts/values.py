"""A value a home found, with the records it rests on; and reading fields of records in the form rules read facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from kechuang.registry.fields import Quantity
from kechuang.registry.record import Record
from kechuang.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Value:
    """What was found: the value as rules read it, and the fields of records it was read from."""

    raw: Any
    rests_on: tuple[tuple[Record, str], ...] = ()
    """Records with the name of the field; empty for the whole record."""


def reader(fact: Fact, field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """From a stored value of the field to the fact: quantities in its finer steps, choices only where it has them."""
    if isinstance(field, Quantity):
        steps = steps_of(fact, field)
        return lambda value: None if value is None else value * steps
    if fact.kind == "choice":
        return lambda value: value if value in fact.options else None
    return lambda value: value


def steps_of(fact: Fact, field: Quantity) -> int:
    """Raw steps of the fact in one raw step of the field. Raises ValueError where it is not whole."""
    steps, rest = divmod(fact.scale, field.scale)
    if rest or steps < 1 or field.base != fact.unit:
        raise ValueError(f"{field.model.__name__}.{field.name} cannot hold {fact.name}")
    return steps


def most_of(fact: Fact) -> int:
    """The largest raw value that rules read."""
    return fact.bound * fact.scale


def readable(fact: Fact, raw: Any) -> bool:
    """Whether a value is one that rules read: what outgrows a fact's bound is a mistake, not a fact."""
    return raw is not None and (fact.kind != "number" or abs(raw) <= most_of(fact))
