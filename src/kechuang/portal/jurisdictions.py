"""Jurisdictions with figures of their own: what they are called, and the figures that hold in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kechuang import policies
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Local

_FOLDER = Path(policies.__file__).parent / "jurisdictions"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A division by code and name, with its own figures only (not those of its province)."""

    code: str
    name: str
    own: Local


@cache
def jurisdictions() -> tuple[Jurisdiction, ...]:
    """Every jurisdiction that has a table, by code. A table's first line says whose it is."""
    parameters = policies.catalogue().parameters()
    found = []
    for path in sorted(_FOLDER.glob("*.toml")):
        text = path.read_text("utf-8")
        name = text.split("\n", 1)[0].removeprefix("#").partition(":")[0].strip()
        found.append(Jurisdiction(path.stem, name or path.stem, local_figures(text, parameters, path.name)))
    return tuple(found)


def figures_in(code: str) -> Local:
    """What holds in a division: the figures of its province, of its city and its own, the nearest winning."""
    held: Local = {}
    levels = (f"{code[:2]}0000", f"{code[:4]}00", code) if code else ()
    for level in dict.fromkeys(levels):
        for one in jurisdictions():
            if one.code == level:
                held |= one.own
    return held
