"""The printed lines of a text: where each stands, how wide it is, and what a line looks like that starts something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEADING = re.compile(r"\s*(?:#{1,6}[ \t]+)?(?:\*\*)?\s*")
_ORDINAL = "[一二三四五六七八九十百]"

START = re.compile(
    rf"""(?:
      {_ORDINAL}+(?:、|\.(?!\d))\s*(?!{_ORDINAL})
    | \(\s*{_ORDINAL}+\s*\)
    | 第\s*(?:{_ORDINAL}|[零〇\d])+\s*[章节条篇编]
    | \d{{1,3}}(?:\s?\.(?![\d])|、(?!\d)|\)|\.\d{{1,2}}\.(?!\d))
    | \(\d{{1,2}}\)
    | [①-⑳㈠-㈩]
    | (?:——|--)(?=[^\s\d—-])
    | [•●○■□◆◇▲△★☆※▪‧]
    | 专栏\s*[\d一二三四五六七八九十:]
    | 附\s?件\s*[\d一二三四五六七八九十]*\s*(?:[:.]|$)
    | 附[表录注]
    | 表\s?\d
    | 各[^。;:]{{1,60}}:$
    | [12]\d{{3}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日$
    | \([^()]{{0,6}}公开[^()]{{0,6}}\)$
    )""",
    re.VERBOSE,
)
"""A folded line that begins an item: a number, dash or mark stands first; or a line by itself: to whom, date."""

NUMBER_ONLY = re.compile(
    rf"{_ORDINAL}+、|\(\s*(?:{_ORDINAL}+|\d{{1,2}})\s*\)|第\s*(?:{_ORDINAL}|\d)+\s*[章节条篇编]|\d{{1,3}}[.、)]"
)
"""A folded line that is nothing but the number of an item."""

LABEL = re.compile(
    r"[(\[〔【]?(?:牵头|责任|配合|参与|参加|协作|协办|主办|主管|承办|落实|实施|指导|支持|完成|推进|整改|工作|改革|预期|进度|成果)"
    r"[^,。;:()、]{0,6}:"
)
"""A folded line that opens with a label of owners, deadline or result."""

_CLOSERS = "”’\"')]》〕】"
_SENTENCE_END = tuple("。!?…;:")


@dataclass(slots=True)
class Line:
    """A line that is not blank. `start`/`end` bound its characters without white space at the ends.

    `text` is folded. `width` is in ems: a Chinese character is one, a Latin one half. `gap` tells what lies between
    it and the line before: nothing, a blank line, or the end of a page (with any blank lines there).
    """

    start: int
    end: int
    text: str
    width: float
    indent: float
    gap: str
    """One of "", "blank", "page"."""
    is_row: bool
    """Whether it is a table row: cells with tabs between, more than a number and its heading."""
    starts: bool
    """Whether it begins an item by itself."""
    ends_sentence: bool
    """Whether it ends where a sentence or clause ends."""


def _is_row(text: str) -> bool:
    first, _, rest = text.lstrip("\t").partition("\t")
    number = START.match(first.strip())
    return bool(rest.strip("\t")) and not (number and number.end() == len(first.strip()) and "\t" not in rest)


def ends_sentence(text: str) -> bool:
    """Whether folded text ends where a sentence or clause ends."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_END)


def _em(text: str) -> float:
    """Width in ems; a blank between a number and a character is thin."""
    narrow = len(text.encode("ascii", "ignore"))
    return len(text) - narrow / 2 - text.count(" ") / 4


def lines(raw: str, folded: str) -> Iterator[Line]:
    """The lines of a text that are not blank, in order."""
    at = after = 0
    for whole in folded.split("\n"):
        begin, at = at, at + len(whole) + 1
        bare = whole.rstrip()
        if not bare:
            continue
        row = "\t" in bare and _is_row(bare)
        lead = None if row else _LEADING.match(bare)
        skipped = lead.end() if lead and lead.end() < len(bare) else 0
        blank = whole[: len(whole) - len(whole.lstrip())]
        between = raw[after : begin + len(blank)]
        after = begin + len(whole)
        text = whole.strip("\f ") if row else bare[skipped:].lstrip()
        yield Line(
            start=begin + skipped,
            end=after if row else begin + len(bare),
            text=text,
            width=_em(text if row else raw[begin + skipped : begin + len(bare)].strip()),
            indent=_em(blank.replace("\f", "").replace("\t", "\u3000\u3000")) if blank else 0.0,
            gap="page" if "\f" in between else "blank" if between.count("\n") > 1 else "",
            is_row=row,
            starts=START.match(text) is not None,
            ends_sentence=ends_sentence(text),
        )
