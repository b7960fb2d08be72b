"""Which blocks of a page are the document: the stretch that holds its sentences, and its title above."""

from __future__ import annotations

import re

from kechuang.plans.opening.html.blocks import Block, Page

_SENTENCE = re.compile(r"[。；，]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|——")
_TITLE = re.compile(r"通知|方案|规划|计划|意见|办法|措施|纲要|报告|要点|决定|公告|细则|〔\d{4}〕|\[\d{4}\]")
_SHARE = 0.9
_MOSTLY_LINK = 0.6
_TOP = 8
"""A title above that is repeated among so many first lines is left out."""


def without_navigation(page: Page) -> list[str]:
    """The lines of the document. A page that is all document comes back whole."""
    first, last = _deepest_holder(page)
    inside = [first <= block.holder <= last for block in page.blocks]
    start = inside.index(True) if any(inside) else 0
    above = dict.fromkeys(block.text for block in page.blocks[:start] if _is_title(block))
    lines = [block.text for block, within in zip(page.blocks, inside, strict=True) if within and not _is_link(block)]
    return [line for line in above if line not in lines[:_TOP]] + lines


def _deepest_holder(page: Page) -> tuple[int, int]:
    """The innermost element that still holds nearly all sentences of the page: its number and its last descendant's."""
    weights = [0] * len(page.parents)
    last = list(range(len(page.parents)))
    for block in page.blocks:
        weights[block.holder] += _weight(block)
    for number in range(len(page.parents) - 1, 0, -1):
        parent = page.parents[number]
        weights[parent] += weights[number]
        last[parent] = max(last[parent], last[number])
    # Descendants have higher numbers, so the highest that holds enough is the innermost.
    holder = max(number for number, weight in enumerate(weights) if weight >= _SHARE * weights[0])
    return (holder, last[holder]) if weights[0] else (0, last[0])


def _weight(block: Block) -> int:
    """How much of a document a block is: its characters, if it reads like a sentence, a heading or a row."""
    if _is_link(block):
        return 0
    own = len(block.text) - block.linked
    return own if block.row or _SENTENCE.search(block.text) or _NUMBERED.match(block.text) else 0


def _is_link(block: Block) -> bool:
    return block.linked > _MOSTLY_LINK * len(block.text) and not _NUMBERED.match(block.text)


def _is_title(block: Block) -> bool:
    if _is_link(block) or block.row:
        return False
    return block.heading or (8 <= len(block.text) <= 80 and _TITLE.search(block.text) is not None)
