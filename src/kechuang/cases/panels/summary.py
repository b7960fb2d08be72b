"""Closed score sheets together: mean, spread, who stands out and why, what is missing. Exact fractions throughout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from statistics import median

from kechuang.cases.panels.sheet import Item, shown
from kechuang.kernel.sentences import Sentence

Given = Mapping[str, Fraction | bool]
"""What one expert gave, by fact."""

MADS = Fraction(35, 10) * Fraction(14826, 10000)
"""A value is far off beyond 3.5 standard deviations as the median deviation estimates them (Iglewicz, Hoaglin 1993)."""
OF_TOTAL, OF_ITEM = Fraction(1, 10), Fraction(1, 3)
"""And only beyond this share of what could be given: where all others agree, a point more is no outlier. Our choice."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """One value far from the others, with the sentence that says why it is marked. It still counts in full."""

    expert: str
    value: Fraction
    said: Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One item over all sheets. Points have mean, median, deviation, least and most; a truth has yes and no."""

    item: Item
    values: Mapping[str, Fraction | bool]
    result: Fraction | bool | None
    """The mean to a hundredth, or what more than half said; None where nothing was given or the votes are even."""
    median: Fraction | None = None
    deviation: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    outliers: tuple[Outlier, ...] = ()

    @property
    def yes(self) -> int:
        """How many said yes."""
        return sum(1 for value in self.values.values() if value is True)

    @property
    def no(self) -> int:
        """How many said no."""
        return sum(1 for value in self.values.values() if value is False)


@dataclass(frozen=True, slots=True)
class Summary:
    """The sheets together. `total` is the line of the sums; None where the sheet has no points."""

    lines: tuple[Line, ...]
    total: Line | None
    missing: tuple[str, ...]
    """Experts whose sheet is not closed."""


def summary(items: Sequence[Item], sheets: Mapping[str, Given], missing: Sequence[str] = ()) -> Summary:
    """What the sheets say together; `sheets` by expert."""
    scored = [item for item in items if not item.settled]
    lines = [
        _line(item, {who: given[item.fact] for who, given in sheets.items() if item.fact in given}) for item in scored
    ]
    points = [item for item in scored if item.kind == "points"]
    total = None
    if points:
        sums = {
            who: sum((Fraction(given[i.fact]) for i in points if i.fact in given), Fraction(0))
            for who, given in sheets.items()
        }
        whole = Item(
            "total", "合计", "points", "", None, low=Fraction(0), high=sum((i.span for i in points), Fraction(0))
        )
        total = _line(whole, sums, OF_TOTAL)
    return Summary(tuple(lines), total, tuple(missing))


def _line(item: Item, values: Mapping[str, Fraction | bool], share: Fraction = OF_ITEM) -> Line:
    if item.kind == "truth":
        yes = sum(1 for value in values.values() if value is True)
        no = len(values) - yes
        return Line(item, values, None if yes == no else yes > no)
    numbers = {who: Fraction(value) for who, value in values.items()}
    if not numbers:
        return Line(item, values, None)
    given = list(numbers.values())
    mean = sum(given, Fraction(0)) / len(given)
    return Line(
        item,
        values,
        _hundredth(mean),
        median(given),
        _root(sum(((value - mean) ** 2 for value in given), Fraction(0)) / len(given)),
        min(given),
        max(given),
        tuple(_outliers(numbers, item.span * share)),
    )


def _outliers(values: Mapping[str, Fraction], floor: Fraction) -> list[Outlier]:
    if len(values) < 3:
        return []
    middle = median(values.values())
    limit = max(MADS * median([abs(value - middle) for value in values.values()]), floor)
    found = []
    for who, value in values.items():
        if abs(value - middle) > limit:
            others = [other for name, other in values.items() if name != who]
            least, most, off = shown(min(others)), shown(max(others)), shown(abs(value - middle))
            found.append(
                Outlier(
                    who,
                    value,
                    Sentence(
                        f"给{shown(value)}分，其余{least}—{most}分，中位{shown(middle)}分；"
                        f"相差{off}分，超过{shown(limit)}分的界限",
                        f"gave {shown(value)}, the others {least}–{most}, median {shown(middle)}; "
                        f"{off} away, beyond the limit of {shown(limit)}",
                    ),
                )
            )
    return found


def _hundredth(value: Fraction) -> Fraction:
    """To a hundredth, halves up: scores are not negative."""
    return Fraction((value * 200 + 1) // 2, 100)


def _root(value: Fraction) -> Fraction:
    """The square root to a hundredth, downwards."""
    return Fraction(isqrt(value.numerator * 10_000 // value.denominator), 100)
