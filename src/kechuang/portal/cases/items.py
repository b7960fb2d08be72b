"""The inputs of a form that are no facts: a project's title, goals, budget; what was typed, why it cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kechuang.cases.joined import Item, items_of, typed_items
from kechuang.cases.models import Case
from kechuang.kernel.sentences import Sentence
from kechuang.portal.cases.typed import Typed


@dataclass(frozen=True, slots=True)
class ItemInput:
    """One input as it stands."""

    item: Item
    text: str
    wrong: Sentence | None
    typed: Typed | None = None


def item_inputs(case: Case, typed: Mapping[str, Typed] | None = None) -> list[ItemInput]:
    """In the order of the form; empty where the case asks for facts alone. `typed` says who typed what stands."""
    texts, by = typed_items(case), typed or {}
    return [
        ItemInput(item, text, item.wrong(text) if text else None, by.get(item.name))
        for item in items_of(case)
        for text in (texts.get(item.name, ""),)
    ]


def left_open(inputs: list[ItemInput]) -> int:
    """How many that are asked for are not typed."""
    return sum(one.item.required and not one.text for one in inputs)
