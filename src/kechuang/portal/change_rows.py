"""Changed clauses as rows of a page: the word for the kind of change; in rewritten rules what was cut and put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kechuang.kernel.sentences import Sentence
from kechuang.plans.compare_text import Piece, compare_words
from kechuang.rules.difference import Change
from kechuang.rules.document import CHANGED, CHANGES

_REWRITTEN = ("rule", "label", "evidence")
"""Kinds of change whose words are compared; a figure is short enough to be read whole."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change; `style` names its colour. The pieces are of kind keep, drop (old) or add (new)."""

    change: Change
    kind: Sentence
    style: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def change_rows(changes: Iterable[Change]) -> list[ChangeRow]:
    """A row for every change of the rule itself; a citation that moved alone is none."""
    return [_row(change) for change in changes if change.kind != "citation"]


def _row(change: Change) -> ChangeRow:
    style = change.kind if change.kind in CHANGES else ""
    if change.old and change.new and change.kind in _REWRITTEN:
        pieces = compare_words(change.old, change.new)
        old, new = (tuple(p for p in pieces if p.kind != other) for other in ("add", "drop"))
    else:
        old, new = (tuple([Piece("keep", text)] if text else []) for text in (change.old, change.new))
    return ChangeRow(change, CHANGES.get(change.kind, CHANGED), style, old, new)
