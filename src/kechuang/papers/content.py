"""What a paper says, in plain values that are kept: pieces of text with live figures, and the figures as they stood.

A live figure stands in a text as ⟦t3.number⟧; its words, its address and its moments are in `fields`, so that a paper
can be refreshed on demand and frozen once it is approved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

MARKER = re.compile(r"⟦\s*([a-z][a-z0-9_.]*)[^⟦⟧]*⟧")
"""A live figure in a text: its key, and in the editor its words after it."""

LISTED = 12
"""So many things are told one by one in a text; the others are counted."""
GONE = "（已无此数据）"
"""Stands for a figure that a paper quotes and the records give no more."""

PieceKind = Literal["heading", "paragraph", "table", "figure"]


@dataclass(frozen=True, slots=True)
class Field:
    """One live figure: its words, the address of its trace, what it is; `gone` where the records give it no more."""

    words: str
    address: str = ""
    label: str = ""
    gone: bool = False

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON values; that it is there goes without saying, so what was kept before reads the same."""
        return {name: value for name, value in asdict(self).items() if name != "gone" or value}


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (`level`), a paragraph (`lead`), a table (`head`, `rows`, `widths`), or a picture by its name."""

    kind: PieceKind
    text: str = ""
    level: int = 0
    lead: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()
    caption: str = ""
    picture: str = ""

    def texts(self) -> Iterator[str]:
        """Every text in which a live figure may stand."""
        yield self.text
        yield self.lead
        for row in self.rows:
            yield from row

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON values, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value not in ("", 0, (), [])}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Piece:
        """Back from `as_plain`."""
        held = dict(plain)
        for name in ("head", "widths"):
            held[name] = tuple(held.get(name, ()))
        held["rows"] = tuple(tuple(row) for row in held.get("rows", ()))
        return cls(**held)


@dataclass(frozen=True, slots=True)
class Extra:
    """An attachment."""

    title: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that a paper says. `pictures` are the data pictures are drawn from; `asof` the moments of the figures."""

    mark: str
    title: str
    recipients: str
    signature: str
    pieces: tuple[Piece, ...] = ()
    extras: tuple[Extra, ...] = ()
    note: str = ""
    copies_to: str = ""
    printed_by: str = ""
    sealed: bool = True
    fields: Mapping[str, Field] = field(default_factory=dict)
    pictures: Mapping[str, Any] = field(default_factory=dict)
    asof: Mapping[str, str] = field(default_factory=dict)
    example: bool = False

    def keys(self) -> set[str]:
        """The live figures that stand in it."""
        return {key for piece in self.every_piece() for text in piece.texts() for key in MARKER.findall(text)}

    def every_piece(self) -> Iterator[Piece]:
        """The pieces of the text and of the attachments."""
        yield from self.pieces
        for extra in self.extras:
            yield from extra.pieces

    def with_fields(self, known: Mapping[str, Field]) -> Content:
        """With the figures that stand in it and no others."""
        return replace(self, fields={key: known[key] for key in sorted(self.keys()) if key in known})

    def gone(self) -> tuple[str, ...]:
        """What it quotes that the records give no more, by its labels: to be taken out or said in other words."""
        return tuple(one.label or key for key, one in self.fields.items() if one.gone)

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON values."""
        return asdict(self) | {
            "pieces": [piece.as_plain() for piece in self.pieces],
            "extras": [
                {"title": extra.title, "pieces": [piece.as_plain() for piece in extra.pieces]} for extra in self.extras
            ],
            "fields": {key: one.as_plain() for key, one in sorted(self.fields.items())},
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Content:
        """Back from `as_plain`."""
        held = dict(plain)
        held["pieces"] = tuple(map(Piece.from_plain, held["pieces"]))
        held["extras"] = tuple(
            Extra(one["title"], tuple(map(Piece.from_plain, one["pieces"]))) for one in held["extras"]
        )
        held["fields"] = {key: Field(**one) for key, one in held["fields"].items()}
        return cls(**held)


def live(key: str) -> str:
    """A live figure as it stands in a text."""
    return f"⟦{key}⟧"


def bare(text: str) -> str:
    """A text as it is kept: live figures by their keys alone, whatever words an editor left in them."""
    return MARKER.sub(lambda found: live(found[1]), text)


def worded(text: str, fields: Mapping[str, Field]) -> str:
    """A text as an editor sees it: each live figure with its present words."""
    return MARKER.sub(lambda found: f"⟦{found[1]} {fields[found[1]].words}⟧" if found[1] in fields else found[0], text)


def read(text: str, fields: Mapping[str, Field]) -> str:
    """A text as its reader sees it."""
    return MARKER.sub(lambda found: fields[found[1]].words if found[1] in fields else "＿＿", text)


def parts(text: str, fields: Mapping[str, Field]) -> Iterable[tuple[str, Field | None]]:
    """A text in its parts: words as they are, and live figures with what they stand for."""
    at = 0
    for found in MARKER.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield read(found[0], fields), fields.get(found[1])
        at = found.end()
    if at < len(text):
        yield text[at:], None
