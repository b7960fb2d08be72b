"""The expert said themselves that they have an interest: in this case, or in the unit or its people at any time."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground, Proof
from kechuang.cases.panels.ties import of_kinds
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """A declaration counts until it is taken back."""
    if asked.expert.number in asked.application.recused:
        said = Sentence("本人就本件声明回避", "stood aside from this case themselves")
        yield Conflict("declared", said, (Proof("case", asked.application.number),))
    yield from of_kinds(asked, "declared", ("declared",), None)


GROUND = Ground("declared", 110, Sentence("本人声明利害关系", "Interest declared by the expert"), find)
