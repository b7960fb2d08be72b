"""The printed number at the start of a paragraph: 第一章, 一、 (一) 1. (1) ① 专栏1 —— and the title after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern

NumberKind = Literal["part", "chapter", "section", "article", "comma", "paren", "arabic", "paren_arabic", "circle"]
RANK: dict[NumberKind, int] = {kind: rank for rank, kind in enumerate(get_args(NumberKind))}
"""The usual order of the outline of official documents, from the outermost."""

_HAN = "[一二三四五六七八九十百零〇]{1,5}"
_NUMBER = pattern(
    rf"""[#*>]*(?:
    第(?P<part>{_HAN})(?:部分|篇|编)[:、.]?
  | 第(?P<chapter>{_HAN}|\d{{1,2}})章[:、.]?
  | 第(?P<section>{_HAN}|\d{{1,2}})节[:、.]?
  | 第(?P<article>{_HAN})条[:、.]?
  | (?P<comma>{_HAN})(?:、|[.](?!\d))(?!{_HAN}[、是])
  | [(](?P<paren>{_HAN})[)][、.]?
  | (?P<arabic>\d{{1,3}})\\?(?:、(?!\d)|[.](?!\d)|[.](?=20\d\d年)|[.](?=\d{{1,2}}月))
  | [(](?P<paren_arabic>\d{{1,2}})[)][、.]?
  | (?P<circle>[①-⑳])[、.]?
  )[*]*""",
    re.VERBOSE,
)
_START = pattern(r"[#*>]*[第一二三四五六七八九十(\d①-⑳]")
_BOX = pattern(
    r"[#*>]*[【\[]?(?:专栏|专题|表|图|附表|附图)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?![年月、个级类])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number at a place in a paragraph: `printed` as tasks cite it, `end` where the title begins."""

    kind: NumberKind
    value: int
    printed: str
    end: int


def number_at(text: str, position: int = 0) -> Number | None:
    """The outline number that begins at `position` of a folded text, or None."""
    if not _START.match(text, position):
        return None
    found = _NUMBER.match(text, position)
    if not found or found.end() >= len(text):
        return None
    kind: NumberKind = found.lastgroup  # type: ignore[assignment]
    digits = found.group(kind)
    value = ord(digits) - ord("①") + 1 if kind == "circle" else integer(digits)
    if value is None:
        return None
    if kind in ("paren", "paren_arabic"):
        printed = f"（{digits}）"
    elif kind in ("comma", "arabic", "circle"):
        printed = digits
    else:
        printed = found.group().strip("#*>:、.")
    return Number(kind, value, printed, found.end())


def title_end(text: str, start: int) -> int:
    """Where the title that begins at `start` ends: before the first full stop, else at the end of the paragraph."""
    stop = text.find("。", start)
    end = len(text) if stop < 0 else stop
    while end > start and text[end - 1] in "*:;,":
        end -= 1
    return end


def is_box(text: str) -> bool:
    """Whether a paragraph begins a box or a table with its caption (专栏2 …, 表1 …)."""
    return bool(_BOX.match(text))
