"""Reads invented sentences as if they stood in one part of a plan of 2021 to 2025."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from kechuang.plans.header import Header
from kechuang.plans.model import Document, Paragraph, Target
from kechuang.plans.structure import Part, Place, Structure
from kechuang.plans.targets import targets

Reader = Callable[..., tuple[Target, ...]]


def _read(
    *paragraphs: str, part: Part = "task", period: tuple[int | None, int | None] = (2021, 2025)
) -> tuple[Target, ...]:
    text = "\n".join(paragraphs)
    lines, at = [], 0
    for paragraph in paragraphs:
        kind = "table_row" if "\t" in paragraph else "text"
        lines.append(Paragraph(paragraph, array("I", range(at, at + len(paragraph))), kind))
        at += len(paragraph) + 1
    places = tuple(Place(part, 0, "1" if part == "task" else None) for _ in paragraphs)
    found = targets(
        Document("明湖市.txt", "txt", text, ""), tuple(lines), Header(period=period), Structure((), (), (), (), places)
    )
    assert all(text[t.span.start : t.span.end] == t.quote for t in found)
    return found


@pytest.fixture
def read() -> Reader:
    """The targets of paragraphs; `part` is the part of the plan they stand in, `period` the years of the plan."""
    return _read


@pytest.fixture
def only() -> Callable[..., Target]:
    """The one target of a sentence."""

    def one(*paragraphs: str, part: Part = "task", period: tuple[int | None, int | None] = (2021, 2025)) -> Target:
        (target,) = _read(*paragraphs, part=part, period=period)
        return target

    return one
