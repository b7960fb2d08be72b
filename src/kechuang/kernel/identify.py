"""What kind of identifier a text could be, and whether it is right as each of them."""

from __future__ import annotations

from kechuang.kernel.checked import Checked
from kechuang.kernel.identifiers import kinds

_ORDER = ("valid", "unknown", "invalid")


def identify(text: str) -> tuple[Checked, ...]:
    """The verdicts of every kind that the text looks like: valid ones first, then unknown, then invalid ones, and
    among equals numbers of organisations and things before those of persons.

    What is valid as one kind is not a mistyped other: invalid readings are given only where no reading is valid.
    """
    if not text.strip():
        return ()
    found = [kind.check(text) for kind in kinds() if kind.looks_like(text)]
    if any(checked.verdict == "valid" for checked in found):
        found = [checked for checked in found if checked.verdict != "invalid"]
    return tuple(sorted(found, key=lambda checked: (_ORDER.index(checked.verdict), is_personal(checked))))


def is_personal(checked: Checked) -> bool:
    """Whether a verdict is about a number that belongs to a person: shown masked unless its owner typed it."""
    return any(checked.kind == kind.KIND and kind.PERSONAL for kind in kinds())
