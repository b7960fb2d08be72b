"""Whether two mentions of a person are one: by number, by name and shared unit; by name alone it is only perhaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.name_keys import person_key

Same = Literal["same", "perhaps", "different"]
"""`perhaps`: the names agree and nothing tells the two apart. Avoidance counts it until an officer has looked."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as a record names them: by the registry's own number, by name, or by both."""

    number: str = ""
    name: str = ""

    def __str__(self) -> str:
        return self.name or self.number


NOBODY = Mention()


def same_person(one: Mention, other: Mention, *, share_a_unit: bool = False) -> Same:
    """Two numbers decide; else the names must agree, and a unit in common makes it sure."""
    if one.number and other.number:
        return "same" if one.number == other.number else "different"
    key = person_key(one.name)
    if not key or key != person_key(other.name):
        return "different"
    return "same" if share_a_unit else "perhaps"


def surest(found: Iterable[Same]) -> Same:
    """The surest of several answers."""
    answers = set(found)
    return "same" if "same" in answers else "perhaps" if "perhaps" in answers else "different"
