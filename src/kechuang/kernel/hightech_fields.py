"""国家重点支持的高新技术领域 (annex of 国科发火〔2016〕32号): 8 fields, 52 below them, and their third level.

The annex numbers its headings 一、（一）1.; the codes here are the table's own, made of those numbers: 10101 is
一（一）1.
Applications name all three levels. The table lacks the third level of 504, 505 and 706.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kechuang.kernel.code_tables import rows

_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Field:
    """One heading: the table's own code (10, 101, 10101), its name, the code above it."""

    code: str
    name: str
    parent: str | None

    @property
    def level(self) -> int:
        """1, 2 or 3."""
        return {2: 1, 3: 2, 5: 3}[len(self.code)]

    @property
    def number(self) -> str:
        """The numbers that the annex prints before the names: 一（一）1."""
        told = _NUMERALS[int(self.code[0]) - 1]
        if self.level > 1:
            told += f"（{_NUMERALS[int(self.code[1:3]) - 1]}）"
        return told + f"{int(self.code[3:5])}." if self.level > 2 else told


@cache
def _table() -> dict[str, Field]:
    return {
        row["code"]: Field(row["code"], row["name"], row["parent"] or None) for row in rows("hightech_fields_2016.csv")
    }


def lookup(code: str) -> Field | None:
    """The heading of a code, else None."""
    return _table().get(code)


def children(code: str | None = None) -> tuple[Field, ...]:
    """The headings directly below one, in the annex's order; the 8 fields without a code."""
    return tuple(field for field in _table().values() if field.parent == code)


def path(code: str) -> tuple[Field, ...]:
    """The headings from the first level down to the code itself; () is unknown."""
    found: list[Field] = []
    field = lookup(code)
    while field:
        found.append(field)
        field = lookup(field.parent) if field.parent else None
    return tuple(reversed(found))


def is_last_level(code: str) -> bool | None:
    """Whether nothing stands below a heading; None where it is unknown, as where the third level is not held."""
    field = lookup(code)
    if field is None:
        return None
    if field.level == 3:
        return True
    return False if children(code) else None


def found_by(names: str) -> Field | None:
    """The heading of a path of names as applications write it: 电子信息/软件/基础软件, with any of / > - between.

    Levels above may be left out where one heading alone fits. None where the names lead to none, or to several.
    """
    fitting = _by_names().get(_joined(names), [])
    return fitting[0] if len(fitting) == 1 else None


@cache
def _by_names() -> dict[str, list[Field]]:
    """Every field under its own name, with one level above it, and with all of them, the signs between left out."""
    found: dict[str, list[Field]] = {}
    for field in _table().values():
        names = [step.name for step in path(field.code)]
        above, own = names[:-1], names[-1]
        ways = {own, "".join(names), *(upper + own for upper in above)}
        for way in {_joined(way) for way in ways}:
            found.setdefault(way, []).append(field)
    return found


def _joined(names: str) -> str:
    return "".join(names.translate(_BETWEEN).split())


_BETWEEN = dict.fromkeys(map(ord, "/>-—／＞－→"))
