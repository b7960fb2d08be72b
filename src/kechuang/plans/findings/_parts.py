"""Totals over several things (A、B、C共…家) and the targets of the same plan that state their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kechuang.plans.model import Reading
from kechuang.plans.subjects import folded, name_of, subject_of

_JOINT = re.compile(r"[、,]|以?及|和|与")
_OPEN = re.compile(r"等|各类|以及其他")


@dataclass(frozen=True, slots=True)
class Whole:
    """Target `total` counts several named things together; `parts` are the targets that state one each, by index.

    `named` is how many things the total names, so that `len(parts) < named` tells that some have no target.
    """

    total: int
    parts: tuple[int, ...]
    named: int


def wholes(reading: Reading) -> Iterator[Whole]:
    """Every total over several named things of which at least two are stated on their own, for the same date."""
    subjects = [subject_of(target) for target in reading.targets]
    for i, total in enumerate(reading.targets):
        names = _names(total.indicator)
        if len(names) < 2 or subjects[i].measure == "%" or total.op in ("increase_by", "multiply"):
            continue
        parts = []
        for name in names:
            same = [
                j
                for j, part in enumerate(reading.targets)
                if j != i
                and subjects[j].name == name
                and subjects[j].measure == subjects[i].measure
                and subjects[j].levels <= subjects[i].levels
                and part.deadline == total.deadline
                and part.per == total.per
                and part.op not in ("increase_by", "multiply")
            ]
            if same:
                parts.append(same[0])
        if len(parts) >= 2:
            yield Whole(i, tuple(parts), len(names))


def _names(indicator: str) -> list[str]:
    text = folded(indicator)
    if "、" not in text or _OPEN.search(text):
        return []
    names = [name_of(part) for part in _JOINT.split(text)]
    return names if all(len(name) >= 3 for name in names) else []
