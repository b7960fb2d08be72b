"""The numbers of headings and attachments: 一、（一） 1. （1）, each level begun anew under the one above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kechuang.official.document import Block, Heading

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 99 as a Chinese numeral."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def label(level: int, number: int) -> str:
    """The number of a heading as its level writes it (GB/T 9704-2012 7.3.3)."""
    return (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """The blocks, each heading with its number, everything else with none."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        if not isinstance(block, Heading):
            yield block, ""
            continue
        level = block.level
        counts[level - 1] += 1
        counts[level:] = [0] * (4 - level)
        yield block, label(level, counts[level - 1])


def attachment_names(titles: Iterable[str]) -> list[str]:
    """What is written before each name in 附件说明 and on the attachment itself: nothing where there is one only."""
    listed = list(titles)
    return [""] if len(listed) == 1 else [str(place) for place in range(1, len(listed) + 1)]
