"""What a printed page carries besides its text: page numbers, and heads and feet that run through many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kechuang.plans.paragraphs.lines import Line, ends_sentence

_DASH = "[-—–―─·~]"
_NUMBERED = re.compile(
    rf"{_DASH}+\s*\d{{1,4}}\s*{_DASH}+"
    r"|第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?"
    r"|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
)
_TRAILING = re.compile(rf"\s{_DASH}\s?\d{{1,3}}\s?{_DASH}$")
_BARE = re.compile(rf"{_DASH}?\s*(\d{{1,4}})(?:\s*/\s*\d{{1,4}})?\s*{_DASH}?")
_DIGITS = re.compile(r"\d+")
_REPEATS = 3
_LONGEST_HEAD = 60
_BETWEEN_NUMBERS = 12


def page_numbers(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines that are nothing but a page number.

    A bare number counts only at the edge of a page, or where such lines count up by one, a page of text apart.
    """
    found = set()
    paged = any(line.gap == "page" for line in lines)
    bare: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if len(line.text) > 24 or not any(map(str.isdigit, line.text)):
            continue
        if _NUMBERED.fullmatch(line.text):
            found.add(i)
        elif match := _BARE.fullmatch(line.text):
            if paged and _at_edge(lines, i) and _fits_between(lines, i):
                found.add(i)
            else:
                bare.append((i, int(match[1])))
    for (i, number), (j, following) in pairwise(bare):
        if following == number + 1 and j - i >= _BETWEEN_NUMBERS:
            found |= {i, j}
    return found


def cut_trailing_number(line: Line) -> None:
    """Take a page number off the end of the last line of a page, where both were printed in one line."""
    if match := _TRAILING.search(line.text):
        line.end -= len(line.text) - match.start()
        line.text = line.text[: match.start()]
        line.ends_sentence = ends_sentence(line.text)


def _at_edge(lines: Sequence[Line], i: int) -> bool:
    first = lines[i].gap == "page"
    last = i + 1 == len(lines) or lines[i + 1].gap == "page"
    return first or last


def _fits_between(lines: Sequence[Line], i: int) -> bool:
    """Whether no other bare number stands next to it, as the cells of a flattened table would."""
    around = [lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return not any(_BARE.fullmatch(text) for text in around)


def running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Indices of first and last lines of pages whose words come back on at least three pages and two of five."""
    edges: set[int] = set()
    pages = 1
    before: int | None = None
    broken = False
    for i, line in enumerate(lines):
        broken = broken or line.gap == "page"
        if i in numbers:
            continue
        if before is None:
            edges.add(i)
        elif broken:
            pages += 1
            edges |= {before, i}
        before, broken = i, False
    if before is not None:
        edges.add(before)
    if pages < _REPEATS:
        return set()
    words = {i: _words(lines[i]) for i in edges}
    times = Counter(words.values())
    return {i for i, text in words.items() if text and times[text] >= max(_REPEATS, 0.4 * pages)}


def _words(line: Line) -> str:
    """What comes back on other pages: the line without its digits. Headings and sentences are text everywhere."""
    if line.starts or line.ends_sentence or len(line.text) > _LONGEST_HEAD:
        return ""
    return _DIGITS.sub("", "".join(line.text.split()))
