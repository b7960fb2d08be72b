"""Marking what was found: titles and snippets cut where a word of the query stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

SNIPPET = 90
"""Length of a snippet in characters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a title or snippet; `hit` where the query was found."""

    text: str
    hit: bool = False


def snippet(text: str, words: list[str]) -> str:
    """About SNIPPET characters of the text around the first word found, on one line, with … where it was cut."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= SNIPPET:
        return line
    place = _pattern(words).search(line)
    start = max(0, min(place.start() - SNIPPET // 4 if place else 0, len(line) - SNIPPET))
    end = start + SNIPPET
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def parts(text: str, words: list[str]) -> tuple[Part, ...]:
    """The text cut where a word is found. Joined, the parts are the text."""
    cut, last = [], 0
    for place in _pattern(words).finditer(text):
        if place.start() > last:
            cut.append(Part(text[last : place.start()]))
        cut.append(Part(place.group(), True))
        last = place.end()
    if last < len(text):
        cut.append(Part(text[last:]))
    return tuple(cut)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Finds each word in a text as it is printed: either case, half or full width, blanks between characters."""
    longest_first = sorted({word for word in words if word}, key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(_either(c) for c in word) for word in longest_first) or r"(?!)", re.I)


def _either(character: str) -> str:
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
    return f"[{re.escape(character)}{re.escape(wide)}]" if wide != character else re.escape(character)
