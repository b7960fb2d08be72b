"""The words of two texts compared: paragraphs paired in order, and inside a changed one what was cut and put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Literal

Bigrams = frozenset[str]
PieceKind = Literal["keep", "drop", "add"]

KIN = 0.45
"""Paragraphs with this likeness are one paragraph rewritten; below it, one was dropped and another added."""
_LARGEST_BLOCK = 100_000
"""Pairs of paragraphs looked at in one rewritten stretch; beyond it the texts have nothing to do with each other."""
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?[%％]?|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a changed paragraph: kept, dropped from the old or added by the new."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph in the old text (`old`), the new one (`new`) or both; `pieces` only where it changed."""

    kind: Literal["same", "changed", "added", "dropped"]
    old: int | None
    new: int | None
    pieces: tuple[Piece, ...] = ()


def bigrams(text: str) -> Bigrams:
    """The pairs of neighbouring characters of `text`, white space aside; one character stands for itself."""
    letters = "".join(text.split())
    return frozenset(map("".join, pairwise(letters))) or frozenset(letters)


def likeness(left: Bigrams, right: Bigrams) -> float:
    """How alike two texts are by their bigrams, 0 to 1 (Dice)."""
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    """Pair the paragraphs of two texts in order; a dropped paragraph stands where it stood."""
    changes: list[ParagraphChange] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            changes += [ParagraphChange("same", i, j) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        else:
            changes += _rewritten(old, new, range(i1, i2), range(j1, j2))
    return tuple(changes)


def kinship(changes: Sequence[ParagraphChange], old: Sequence[str], new: Sequence[str]) -> float:
    """The share of the shorter text, by characters, in paragraphs which the other text has too (0 to 1)."""
    paired = sum(min(len(old[c.old]), len(new[c.new])) for c in changes if c.old is not None and c.new is not None)
    shorter = min(sum(map(len, old)), sum(map(len, new)))
    return min(1.0, paired / shorter) if shorter else 0.0


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """What was cut from and put into one paragraph; a number is one word and never cut in two."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            kept = "".join(before[i1:i2])
            # A lone character that happens to stand in both is no anchor: splitting on it only makes confetti.
            if len(kept) == 1 and i1 > 0 and i2 < len(before) and kept not in "，。；、：,;:":
                pieces += [Piece("drop", kept), Piece("add", kept)]
            else:
                pieces.append(Piece("keep", kept))
            continue
        if i2 > i1:
            pieces.append(Piece("drop", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("add", "".join(after[j1:j2])))
    return _joined(pieces)


def _kin(left: Bigrams, right: Bigrams) -> float:
    """The likeness where it makes one paragraph of two, else 0. Sizes far apart settle it without a look inside."""
    if 2 * min(len(left), len(right)) < KIN * (len(left) + len(right)):
        return 0.0
    score = likeness(left, right)
    return score if score >= KIN else 0.0


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbouring pieces of a kind as one; between two kept stretches, the dropped words before the added."""
    joined: list[Piece] = []
    for kept, group in groupby(pieces, lambda piece: piece.kind == "keep"):
        run = list(group)
        kinds: tuple[PieceKind, ...] = ("keep",) if kept else ("drop", "add")
        for kind in kinds:
            text = "".join(piece.text for piece in run if piece.kind == kind)
            if text:
                joined.append(Piece(kind, text))
    return tuple(joined)


def _rewritten(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> list[ParagraphChange]:
    """A stretch in which the texts differ: the pairing in order with the greatest total likeness."""
    rows, columns = len(olds), len(news)
    pairs: set[tuple[int, int]] = set()
    if rows and columns and rows * columns <= _LARGEST_BLOCK:
        left = [bigrams(old[i]) for i in olds]
        right = [bigrams(new[j]) for j in news]
        alike = [[_kin(a, b) for b in right] for a in left]
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for i in range(rows - 1, -1, -1):
            for j in range(columns - 1, -1, -1):
                best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
        i = j = 0
        while i < rows and j < columns:
            if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
                pairs.add((i, j))
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1
    changes: list[ParagraphChange] = []
    i = j = 0
    for stop_i, stop_j in [*sorted(pairs), (rows, columns)]:
        changes += [ParagraphChange("dropped", olds[k], None) for k in range(i, stop_i)]
        changes += [ParagraphChange("added", None, news[k]) for k in range(j, stop_j)]
        if stop_i < rows:
            before, after = old[olds[stop_i]], new[news[stop_j]]
            changes.append(ParagraphChange("changed", olds[stop_i], news[stop_j], compare_words(before, after)))
        i, j = stop_i + 1, stop_j + 1
    return changes
