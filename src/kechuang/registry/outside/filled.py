"""A form filled in for subjects from what is recorded: each line with its answer, or told as missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.kernel.units import Unit, measure, unit
from kechuang.registry.outside import forms as folder
from kechuang.registry.outside.form import Asked, Line, OutsideForm, Value

MONEY = ("元", "千元", "万元")
"""Units of money one may choose among; conversion is exact."""
_YUAN = unit("元")


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer to one line; `value` None where it is missing."""

    line: Line
    value: Value | None
    money: str

    @property
    def unit(self) -> str:
        """The unit the figure is shown in; empty for what is no quantity."""
        base = self.line.source.unit
        return "" if base is None else self.money if base == _YUAN else str(base) or "%"

    @property
    def number(self) -> Decimal | None:
        """The figure in the unit shown, exact; None for what is none."""
        if not isinstance(self.value, Fraction):
            return None
        return converted(self.value, self.line.source.unit, self.unit)

    @property
    def text(self) -> str:
        """What stands in the line; empty where it is missing."""
        if self.value is None:
            return ""
        if (number := self.number) is not None:
            written = f"{number:f}"
            return written.rstrip("0").rstrip(".") if "." in written else written
        if isinstance(self.value, bool):
            return "是" if self.value else "否"
        return self.value.isoformat() if isinstance(self.value, date) else str(self.value)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form for one subject."""

    form: OutsideForm
    key: str
    name: str
    asked: Asked
    cells: tuple[Cell, ...]

    @property
    def missing(self) -> tuple[Cell, ...]:
        """The lines nothing answers."""
        return tuple(cell for cell in self.cells if cell.value is None)

    @property
    def answered(self) -> int:
        """How many lines are."""
        return len(self.cells) - len(self.missing)


@cache
def forms() -> tuple[OutsideForm, ...]:
    """Every form in its order."""
    return tuple(sorted((module.FORM for module in modules_of(folder)), key=lambda form: form.order))


def converted(value: Fraction, base: Unit | None, shown: str) -> Decimal:
    """A figure of base units in another unit of its kind: 1234567 元 is 1234.567 千元. Money is exact, to the cent."""
    factor, found = measure(shown)
    if found != base:
        raise ValueError(f"{shown} does not measure {base}")
    exact = value / factor
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.000001")).normalize() + 0


def filled(form: OutsideForm, subjects: Sequence[tuple[str, str]], asked: Asked, money: str) -> Iterator[Filled]:
    """The form for each subject (key, name), one question a line for all of them."""
    keys = [key for key, _ in subjects]
    answers = [(line, line.source.values(form.kind, keys, asked)) for line in form.lines]
    for key, name in subjects:
        yield Filled(form, key, name, asked, tuple(Cell(line, found.get(key), money) for line, found in answers))
