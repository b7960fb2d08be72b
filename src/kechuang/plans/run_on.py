"""Paragraphs broken as the outline tells: cut before a heading inside, joined behind a number alone on its line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import Number, NumberKind, number_at
from kechuang.plans.model import Paragraph

_INSIDE = pattern(
    r"(?<=[。)〕!?:])(?=(?:[(][一二三四五六七八九十]{1,4}[)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])[^\d,;。、)])"
)
_SECOND: dict[NumberKind, re.Pattern[str]] = {
    "comma": pattern(r"二、"),
    "paren": pattern(r"[(]二[)]"),
    "arabic": pattern(r"(?<=[。)])2[.、](?!\d)"),
}
"""What must come later where a numbering begins in the middle of a paragraph."""
_UNDER_TITLE = pattern(r"[(][一二三四五六七八九十]{1,4}[)]")
_CUT_KINDS: frozenset[NumberKind] = frozenset({"comma", "paren", "arabic"})


_LONE_NUMBER = pattern(r"[(][一二三四五六七八九十]{1,4}[)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]")


def cut_run_on(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same text: each paragraph cut before the headings inside it that go on with the numbering of the document,
    and a number alone on its line joined with the title after it."""
    return tuple(_cut(_joined(paragraphs)))


def _joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        above = out[-1] if out else None
        if (
            above
            and above.kind == paragraph.kind == "text"
            and _LONE_NUMBER.fullmatch(above.text)
            and not number_at(paragraph.text)
        ):
            out[-1] = Paragraph(above.text + paragraph.text, above.offsets + paragraph.offsets)
        else:
            out.append(paragraph)
    return out


def _cut(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    last: dict[NumberKind, int] = {}
    for paragraph in paragraphs:
        if paragraph.kind != "text":
            yield paragraph
            continue
        places = [0, *_places(paragraph.text, last), len(paragraph.text)]
        if len(places) == 2:
            yield paragraph
            continue
        for begin, end in itertools.pairwise(places):
            yield Paragraph(paragraph.text[begin:end], paragraph.offsets[begin:end], paragraph.kind)


def _places(text: str, last: dict[NumberKind, int]) -> list[int]:
    """Where to cut `text`; `last` holds the latest value of each kind of number and is brought up to date."""
    out = []
    first = number_at(text)
    if first:
        _note(last, first)
        out += _under_title(text, first, last)
    if len(text) < 30:
        return out
    for found in _INSIDE.finditer(text):
        number = number_at(text, found.start())
        if number and number.kind in _CUT_KINDS and _goes_on(text, found.start(), number, last):
            _note(last, number)
            out.append(found.start())
            out += _under_title(text, number, last)
    return out


def _goes_on(text: str, place: int, number: Number, last: dict[NumberKind, int]) -> bool:
    if text[place - 1] == ":" or number.value == 1:
        follows = _SECOND.get(number.kind)
        return number.value == 1 and follows is not None and bool(follows.search(text, number.end))
    return number.value == last.get(number.kind, 0) + 1


def _under_title(text: str, number: Number, last: dict[NumberKind, int]) -> list[int]:
    """一、甲乙(一)丙丁。…: the first heading of the level below stands right behind a title."""
    if number.kind != "comma":
        return []
    stop = text.find("。", number.end)
    for found in _UNDER_TITLE.finditer(text, number.end + 2, stop if 0 < stop < number.end + 90 else number.end + 70):
        below = number_at(text, found.start())
        if below and below.value in (1, last.get("paren", 0) + 1):
            _note(last, below)
            return [found.start()]
    return []


def _note(last: dict[NumberKind, int], number: Number) -> None:
    last[number.kind] = number.value
    if number.kind == "comma":
        last["arabic"] = last.get("arabic", 0) if number.value > 1 else 0
