"""Ranks to be reached: 进入全国前五, 保持全省前3名."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern

_RANK = pattern(
    r"(?P<verb>进入|跻身|挺进|迈入|迈进|冲进|冲刺|位居|位列|居于|居|列|位于|排名|排在|保持在?|稳居|稳定在|争进|争创|进|处于|达到|步入)"
    r"(?P<where>[^,。;、前]{0,14})前(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3})(?P<unit>名|位|强|%)?"
    r"(?!期|后|提|款|沿|期|列|置|三?季度|\d*个?月|所|者|述|往|[年天日周])"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank in a clause: the best place allowed is `value`."""

    start: int
    end: int
    number_at: tuple[int, int]
    value: Decimal
    unit: str
    words: str
    where: str


def ranks(text: str) -> Iterator[Rank]:
    """The ranks that a clause sets."""
    if "前" not in text:
        return
    for match in _RANK.finditer(text):
        value = integer(match["number"])
        if value:
            yield Rank(
                match.start(), match.end(), match.span("number"), Decimal(value), match["unit"] or "位",
                f"{match['verb']}前", match["where"],
            )  # fmt: skip
