"""A number by township, industry, level or organisation as a page shows it: largest first, leading to its records."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kechuang.indicators.breakdown import DIMENSIONS, breakdown, narrowed
from kechuang.indicators.definition import Dimension
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.portal.indicators.asked import AskedIndicator
from kechuang.portal.records.addresses import address_of_key
from kechuang.supervision.withheld import confidential, hidden, told_apart

MOST = 40
"""How many groups a page shows, the largest."""
_PARTS = {"township": "place", "industry": "industry", "level": "level"}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group. `shown` in the unit it is told in, None where unknown or `hidden`; `share` of the largest, 0–100."""

    key: str
    name: Sentence
    shown: Fraction | None
    hidden: bool
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a dimension; `more` is how many smaller ones are left out."""

    by: Dimension
    rows: list[GroupRow]
    more: int
    additive: bool


def dimensions_for(asked: AskedIndicator) -> list[Dimension]:
    """The dimensions that this reader may see the number by: by organisation only what they may read of each."""
    parts = asked.value.parts
    if not asked.value.version or not parts or not _countable(asked):
        return []
    own = [by for by in asked.indicator.dimensions if by != "level" or not asked.scope.levels]
    return [by for by in own if by != "organisation" or all(told_apart(part, asked.reader) for part in parts)]


def groups_of(asked: AskedIndicator, by: Dimension) -> Groups:
    """The number by one dimension."""
    found = breakdown(asked.indicator, asked.asof.asof, by, asked.scope)
    few: set[str] = set()
    if any(confidential(part, asked.reader) for part in asked.value.parts):
        few = hidden((group.key, group.records) for group in found.groups)
    factor = measure(asked.indicator.unit)[0]
    told = sorted(found.groups, key=lambda group: (group.number is None, -(group.number or 0), group.key))
    most = max((group.number or Fraction(0) for group in told if group.key not in few), default=Fraction(0))
    rows = []
    for group in told[:MOST]:
        secret = group.key in few
        shown = None if secret or group.number is None else group.number / factor
        share = round(100 * group.number / most) if most > 0 and shown is not None and group.number else 0
        rows.append(GroupRow(group.key, group.name, shown, secret, share, _address(asked, by, group.key)))
    return Groups(by, rows, max(0, len(told) - MOST), found.additive)


def _address(asked: AskedIndicator, by: Dimension, key: str) -> str:
    """Where the records of a group are; an organisation leads to its own page."""
    if by == "organisation":
        return address_of_key("organisation", key) if key else ""
    if narrowed(asked.scope, by, key) is None:
        return ""
    return asked.asof.address(**{_PARTS[by]: key}) + "#records"


def _countable(asked: AskedIndicator) -> bool:
    return any(part.role in ("number", "numerator") and part.records for part in asked.value.parts)


def dimension_name(by: Dimension) -> Sentence:
    """A dimension in words."""
    return DIMENSIONS[by]
