"""国民经济行业分类, GB/T 4754: sections, divisions, groups and classes as a tree; manufacturing; names.

A code may be written with or without the letter of its section: C2614 and 2614 are one class. A later edition is a
further table; a code is always one of a stated edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kechuang.kernel.code_tables import rows

Edition = Literal["2017"]

EDITION: Edition = "2017"
"""The edition in force: GB/T 4754-2017, since 1 October 2017."""

LEVELS = ("门类", "大类", "中类", "小类")
"""Names of the levels: section (letter), division (2 digits), group (3), class (4)."""

MANUFACTURING = "C"
"""The section of manufacturing (制造业), divisions 13 to 43."""

_TABLES = {"2017": "industries_2017.csv"}


@dataclass(frozen=True, slots=True)
class Industry:
    """One heading: its code as the standard prints it (C, 26, 261, 2614), its name, and the code above it."""

    code: str
    name: str
    parent: str | None
    section: str

    @property
    def level(self) -> int:
        """1 for a section, 2 to 4 for divisions, groups and classes."""
        return 1 if self.code.isalpha() else len(self.code)

    @property
    def lettered(self) -> str:
        """The code with the letter of its section: C2614."""
        return self.code if self.code == self.section else self.section + self.code


@cache
def _table(edition: Edition = EDITION) -> dict[str, Industry]:
    found: dict[str, Industry] = {}
    for row in rows(_TABLES[edition]):
        parent = row["parent"] or None
        section = found[parent].section if parent else row["code"]
        found[row["code"]] = Industry(row["code"], row["name"], parent, section)
    return found


@cache
def _children(edition: Edition) -> dict[str | None, tuple[Industry, ...]]:
    found: dict[str | None, list[Industry]] = {}
    for industry in _table(edition).values():
        found.setdefault(industry.parent, []).append(industry)
    return {code: tuple(below) for code, below in found.items()}


def lookup(code: str, edition: Edition = EDITION) -> Industry | None:
    """The heading of a code with or without its letter; None where the table has none or the letter is wrong."""
    found = _table(edition).get(code if len(code) == 1 else code.lstrip("ABCDEFGHIJKLMNOPQRST"))
    if found is None or (len(code) > 1 and code[0].isalpha() and code != found.lettered):
        return None
    return found


def children(code: str | None = None, edition: Edition = EDITION) -> tuple[Industry, ...]:
    """The headings directly below one, in the standard's order; the 20 sections without a code."""
    above = lookup(code, edition) if code else None
    if code and above is None:
        return ()
    return _children(edition).get(above.code if above else None, ())


def path(code: str, edition: Edition = EDITION) -> tuple[Industry, ...]:
    """The headings from the section down to the code itself; () is unknown."""
    found: list[Industry] = []
    industry = lookup(code, edition)
    while industry:
        found.append(industry)
        industry = _table(edition)[industry.parent] if industry.parent else None
    return tuple(reversed(found))


def within(code: str, above: str, edition: Edition = EDITION) -> bool | None:
    """Whether a code is a heading or stands below it; None where either is unknown."""
    top = lookup(above, edition)
    headings = path(code, edition)
    return top in headings if top and headings else None


def is_manufacturing(code: str, edition: Edition = EDITION) -> bool | None:
    """Whether a code belongs to manufacturing (section C); None where it is unknown."""
    return within(code, MANUFACTURING, edition)


def named(words: str, edition: Edition = EDITION) -> tuple[Industry, ...]:
    """The headings whose name holds the words, in the standard's order: for a field that completes what is typed."""
    words = words.strip()
    return tuple(i for i in _table(edition).values() if words in i.name) if words else ()
