"""What the values of a kind should be: not laws but expectations, asked about where a table breaks them.

A kind lists them as `EXPECTED`. That quantities are not negative, that days lie not in the future and that an
organisation is known to the registry is expected of every kind; a kind says only where it is otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AtMost:
    """The part is no more than the whole, where both are known."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class MayBeNegative:
    """These quantities may lie below zero."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MayBeAhead:
    """These days may lie in the future: an end, an expiry."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Yearly:
    """Records of one subject follow each other by `year`; sums of money grow with `size` (a count of people).

    So a sum can be held against the subject's neighbouring years and, per head, against its peers: tables given in
    元, 千元 or 万元 by mistake stand out by a factor of ten thousand.
    """

    subject: str
    year: str
    size: str = ""


Expected = AtMost | MayBeNegative | MayBeAhead | Yearly
