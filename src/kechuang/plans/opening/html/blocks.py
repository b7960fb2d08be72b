"""From the tree of a page to its blocks of text, in the order of the page.

The tree is walked by events, not by recursion: a page may nest deeper than Python's stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kechuang.plans.opening.html.tables import is_data_table, rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = re.compile(
    r"script|style|noscript|template|svg|math|iframe|object|embed|canvas|audio|video|map"
    r"|select|option|button|textarea|input|nav|footer|aside|title"
)
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|q|ruby|rp|rt|s|samp"
    r"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p|st1:\w+"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")


@dataclass(slots=True)
class Block:
    """One block of text on the page.

    `linked` counts its characters that are links. `holder` is the number of the element it hangs in.
    """

    text: str
    linked: int
    holder: int
    heading: bool = False
    row: bool = False


@dataclass(slots=True)
class Page:
    """The blocks of a page, and for every element with blocks the number of the element around it.

    Elements are numbered as they open, so that an element's descendants follow it without a gap.
    """

    blocks: list[Block]
    parents: list[int]


@dataclass(slots=True)
class _Pen:
    """Collects the text of the block being read."""

    found: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    parents: list[int] = field(default_factory=lambda: [0])
    holder: int = 0
    headings: int = 0
    links: int = 0

    def write(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            if self.links:
                self.linked += len(text.strip())

    def end_block(self) -> None:
        text = _BLANKS.sub(" ", "".join(self.parts)).strip(" \u3000")
        if text:
            self.found.append(Block(text, min(self.linked, len(text)), self.holder, self.headings > 0))
        self.parts.clear()
        self.linked = 0

    def enter(self) -> None:
        self.end_block()
        self.parents.append(self.holder)
        self.holder = len(self.parents) - 1

    def leave(self) -> None:
        self.end_block()
        self.holder = self.parents[self.holder]


def page_of(tree: HtmlElement) -> Page:
    """The blocks of text below `tree`, tables as rows with tabs between cells."""
    from lxml import etree

    pen = _Pen()
    walk: Any = etree.iterwalk(tree, events=("start", "end"))
    aside: HtmlElement | None = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_skipped(element, tag):
                aside = element
            elif tag == "table" and is_data_table(element):
                pen.end_block()
                pen.found += [Block(line, 0, pen.holder, row="\t" in line) for line in rows(element)]
                aside = element
            else:
                _open(pen, element, tag)
            if aside is not None:
                walk.skip_subtree()
            continue
        if element is aside:
            aside = None
        else:
            _close(pen, tag)
        pen.write(element.tail)
    pen.end_block()
    return Page(pen.found, pen.parents)


def _open(pen: _Pen, element: HtmlElement, tag: str) -> None:
    if not _INLINE.fullmatch(tag):
        pen.enter()
        pen.headings += tag in ("h1", "h2")
    pen.links += tag == "a"
    pen.write(element.text)


def _close(pen: _Pen, tag: str) -> None:
    pen.links -= tag == "a"
    if not _INLINE.fullmatch(tag):
        pen.leave()
        pen.headings -= tag in ("h1", "h2")


def _is_skipped(element: HtmlElement, tag: str) -> bool:
    if not tag or _SKIPPED.fullmatch(tag):
        return True
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "") is not None
