"""Figures that a division sets for itself: one table a file, called by its six-digit code.

What may live here: tables (their form is told in `rules/jurisdictions.py`), the reading of this folder, and what
officers signed laid over it (`signed.py`). What may not: rules. The first line of a table says whose it is
(`# 某省: …`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.rules.check_overflow import check_figures
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Local


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A division by code and name, with its own figures only (not those of its province)."""

    code: str
    name: str
    own: Local


@cache
def jurisdictions() -> tuple[Jurisdiction, ...]:
    """Every division that has a table, by code."""
    found = []
    for table in sorted(files(__name__).iterdir(), key=lambda t: t.name):
        if table.name.endswith(".toml"):
            code, text = table.name.removesuffix(".toml"), table.read_text("utf-8")
            name = text.split("\n", 1)[0].removeprefix("#").partition(":")[0].strip()
            own = local_figures(text, catalogue().parameters(), table.name)
            check_figures(catalogue(), own, table.name)
            found.append(Jurisdiction(code, name or code, own))
    return tuple(found)


def divisions_with_figures(places: Iterable[Jurisdiction]) -> dict[str, list[str]]:
    """By the name of a figure: those of the divisions that have set it for themselves."""
    found: dict[str, list[str]] = {}
    for one in places:
        for name in one.own:
            found.setdefault(name, []).append(one.name)
    return found


def has_figures(code: str) -> bool:
    """Whether the division, its prefecture or its province has a table."""
    return bool(re.fullmatch(r"[1-9]\d{5}", code)) and any(j.code in levels_of(code) for j in jurisdictions())


def levels_of(code: str) -> dict[str, None]:
    """A division with its province and prefecture, widest first, each once."""
    return dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))


def figures_in(code: str) -> Local:
    """What holds in a division: the figures of its province, of its prefecture and its own, the nearest winning.

    A division without a table has those above it. Raises BadInput for what is no division code, and where there is no
    table at any level.
    """
    own = {j.code: j.own for j in jurisdictions()}
    levels = levels_of(code)
    if not has_figures(code):
        there = "、".join(f"{j.code}（{j.name}）" for j in jurisdictions())
        raise BadInput(
            "jurisdiction.not_found",
            Sentence(f"没有行政区划“{code}”的数值表。", f"There is no table of figures for the division “{code}”."),
            Sentence(
                f"请用六位代码，有本地数值的：{there}。", f"Give a six-digit code; there are figures for: {there}."
            ),
            division=code,
        )
    figures: Local = {}
    for level in levels:
        figures |= own.get(level, {})
    return figures
