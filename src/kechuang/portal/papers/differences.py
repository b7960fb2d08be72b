"""What one version says otherwise than another, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import ndiff
from typing import Literal

from kechuang.papers.content import Content, read

Change = tuple[Literal["same", "gone", "new"], str]


def differences(before: Content, after: Content) -> list[Change]:
    """Lines that went and came, with those around them left out."""
    signs: dict[str, Literal["gone", "new"]] = {"- ": "gone", "+ ": "new"}
    told = ndiff(list(lines(before)), list(lines(after)))
    return [(signs[line[:2]], line[2:]) for line in told if line[:2] in signs and line[2:].strip()]


def lines(content: Content) -> Iterator[str]:
    """All words of a paper, a line for each piece or row."""
    yield content.title
    yield content.recipients
    for piece in content.every_piece():
        if piece.rows:
            yield from (" | ".join(read(cell, content.fields) for cell in row) for row in piece.rows)
        else:
            yield read(piece.lead, content.fields) + read(piece.text, content.fields) + piece.caption
    yield from (content.mark, content.signature, content.note, content.copies_to, content.printed_by)
