"""The panel a lot gives: of all panels that meet the need, the first in the order of the lot; and its completion.

Experts of one sort (kind, place, unit size) can be exchanged for each other, so each is equally likely to be drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kechuang.cases.panels.need import Need, Placed

One = TypeVar("One", bound=Placed)


def completed(need: Need, kept: Sequence[One], order: Sequence[One]) -> list[One] | None:
    """The kept with the first of the order that make them a panel together; None where nothing does.

    The first means: of all ways to fill the seats, the one whose members come first in the order, compared one by one.
    """
    kept, order = list(kept), list(order)
    if len(kept) == need.size:
        return kept if need.holds(kept) else None
    useless: set[tuple[str, bool, str]] = set()
    for place, one in enumerate(order):
        sort = (one.kind, one.outside, one.unit if need.per_unit else "")
        if sort in useless:
            continue
        rest = order[place + 1 :]
        if (not need.per_unit or sum(k.unit == one.unit for k in kept) < need.per_unit) and need.reachable(
            [*kept, one], rest
        ):
            found = completed(need, [*kept, one], rest)
            if found is not None:
                return found
        useless.add(sort)  # what this one cannot do, a later one of the same sort with fewer behind cannot do either
    return None
