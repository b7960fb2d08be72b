"""Columns that carry a unit or point at an organisation: quantities are kept as whole counts of their smallest step."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import models

from kechuang.kernel.units import RATIO, Unit, unit


class Quantity(models.BigIntegerField):  # type: ignore[type-arg]
    """A quantity in a base unit (元, 人, 件, m²; empty for a ratio), as a whole count of 1/scale of it.

    The same form in which rules read facts (`kernel.units.Unit.scale`): 元 to the cent, ratios to a millionth. Empty
    means unknown, never zero. `of` is the base unit; `verbose_name` the official term; `help_text` the definition.
    """

    def __init__(self, verbose_name: Any = None, of: str = "", definition: Any = "", **more: Any):
        self.of = of
        more.setdefault("null", True)
        more.setdefault("blank", True)
        more.setdefault("help_text", definition)
        super().__init__(verbose_name, **more)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    @property
    def base(self) -> Unit:
        """The base unit."""
        return unit(self.of) if self.of else RATIO

    @property
    def scale(self) -> int:
        """How many raw steps make one base unit."""
        return self.base.scale

    def exact(self, raw: int | None) -> Fraction | None:
        """The quantity in base units."""
        return None if raw is None else Fraction(raw, self.scale)

    def decimal(self, raw: int | None) -> Decimal | None:
        """The quantity in base units, for showing."""
        return None if raw is None else Decimal(raw) / self.scale

    def raw(self, value: int | Decimal | Fraction) -> int:
        """Whole steps of a value in base units. Raises ValueError for one finer than the smallest step."""
        steps = Fraction(value) * self.scale
        if steps.denominator != 1:
            raise ValueError(f"{value} is finer than 1/{self.scale} {self.of}")
        return int(steps)


class Money(Quantity):
    """An amount of money, in 元, kept to the cent."""

    def __init__(self, verbose_name: Any = None, definition: Any = "", **more: Any):
        more.pop("of", None)
        super().__init__(verbose_name, "元", definition, **more)


class OrganisationKey(models.CharField):  # type: ignore[type-arg]
    """The key of an organisation's record: its 统一社会信用代码, or a local key where it has none."""

    def __init__(self, verbose_name: Any = None, **more: Any):
        more.setdefault("max_length", 40)
        more.setdefault("db_index", True)
        super().__init__(verbose_name, **more)

    def deconstruct(self) -> Any:
        """For migrations: whether it has an index of its own is told either way."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "db_index": self.db_index}  # type: ignore[attr-defined]


def quantity(model: type[models.Model], name: str) -> Quantity | None:
    """The field of that name if it is a quantity."""
    field = model._meta.get_field(name)
    return field if isinstance(field, Quantity) else None
