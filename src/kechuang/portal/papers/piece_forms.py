"""The pieces of a paper as fields: of the text and of its attachments; what is posted becomes pieces again.

A piece is named by its place: `p3` in the text, `x0p1` in the first attachment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kechuang.papers.content import Content, Extra, Field, Piece, bare, worded

_HEAD = ("title", "recipients", "mark", "signature", "note", "copies_to", "printed_by")


@dataclass(frozen=True, slots=True)
class Edited:
    """One piece as the page of editing shows it: `place` counts from 1, `order` is what stands in its field."""

    name: str
    place: int
    piece: Piece
    text: str
    lead: str
    caption: str
    order: str
    drop: bool

    @property
    def rows(self) -> int:
        """How high its field is."""
        return max(2, len(self.text) // 34 + 1)


@dataclass(frozen=True, slots=True)
class New:
    """The fields of a new piece: where it goes, of which kind, its words."""

    name: str
    after: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """The text (`name` empty) or one attachment, with its pieces and the fields of a new one."""

    name: str
    title: str
    drop: bool
    pieces: list[Edited]
    new: New


def parts_shown(content: Content, posted: Mapping[str, Any]) -> list[Part]:
    """The text and each attachment, live figures with their present words; what was posted and refused stays."""
    return [
        _part("", content.title, content.pieces, content, posted),
        *(_part(f"x{at}", extra.title, extra.pieces, content, posted) for at, extra in _extras(content)),
    ]


def head_shown(content: Content, posted: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of head and signature by name, likewise."""
    shown: dict[str, Any] = {name: posted.get(name, getattr(content, name)) for name in _HEAD}
    return shown | {"sealed": bool(posted.get("sealed")) if posted else content.sealed}


def edited(content: Content, posted: Mapping[str, Any], known: Mapping[str, Field]) -> Content:
    """The content with what was posted: words, order, what was left out, a new piece a part, a new attachment."""
    extras = [
        Extra(clean(posted.get(f"x{at}-title", extra.title)), _pieces(f"x{at}", extra.pieces, posted))
        for at, extra in _extras(content)
        if not posted.get(f"x{at}-drop")
    ]
    if title := clean(posted.get("x-new-title", "")):
        texts = str(posted.get("x-new-text", "")).splitlines()
        extras.append(Extra(title, tuple(Piece("paragraph", text) for one in texts if (text := clean(one)))))
    head: dict[str, Any] = {name: clean(posted.get(name, "")) for name in _HEAD}
    fields = dict(known) | dict(content.fields)
    pieces = _pieces("", content.pieces, posted)
    sealed = bool(posted.get("sealed"))
    return replace(content, pieces=pieces, extras=tuple(extras), sealed=sealed, **head).with_fields(fields)


def piece_named(content: Content, name: str) -> Piece | None:
    """The piece of that place; None where there is none."""
    return next((piece for other, piece in _named(content) if other == name), None)


def with_piece(content: Content, name: str, piece: Piece) -> Content:
    """The content with another piece in that place."""

    def put(part: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(piece if f"{part}p{at}" == name else one for at, one in enumerate(pieces))

    extras = tuple(replace(extra, pieces=put(f"x{at}", extra.pieces)) for at, extra in _extras(content))
    return replace(content, pieces=put("", content.pieces), extras=extras)


def clean(text: Any) -> str:
    """Posted words as they are kept: live figures by their keys alone."""
    return bare(str(text).replace("\0", "").replace("\r", "").strip())


def order_of(text: Any, standing: float) -> float:
    """A place that was typed; what is none leaves the thing where it stands."""
    try:
        return float(text)
    except (TypeError, ValueError):
        return standing


def _extras(content: Content) -> Iterable[tuple[int, Extra]]:
    return enumerate(content.extras)


def _named(content: Content) -> Iterable[tuple[str, Piece]]:
    yield from ((f"p{at}", piece) for at, piece in enumerate(content.pieces))
    for number, extra in _extras(content):
        yield from ((f"x{number}p{at}", piece) for at, piece in enumerate(extra.pieces))


def _part(name: str, title: str, pieces: Iterable[Piece], content: Content, posted: Mapping[str, Any]) -> Part:
    shown = [_shown(f"{name}p{at}", at + 1, piece, content, posted) for at, piece in enumerate(pieces)]
    new = f"{name}-new" if name else "new"
    told = (posted.get(f"{new}-after", str(len(shown))), posted.get(f"{new}-kind", ""), posted.get(f"{new}-text", ""))
    return Part(name, posted.get(f"{name}-title", title), bool(posted.get(f"{name}-drop")), shown, New(new, *told))


def _shown(name: str, place: int, piece: Piece, content: Content, posted: Mapping[str, Any]) -> Edited:
    return Edited(
        name,
        place,
        piece,
        posted.get(f"{name}-text", worded(piece.text, content.fields)),
        posted.get(f"{name}-lead", worded(piece.lead, content.fields)),
        posted.get(f"{name}-caption", piece.caption),
        posted.get(f"{name}-order", str(place)),
        bool(posted.get(f"{name}-drop")),
    )


def _pieces(part: str, pieces: tuple[Piece, ...], posted: Mapping[str, Any]) -> tuple[Piece, ...]:
    placed: list[tuple[float, int, Piece]] = []
    for at, piece in enumerate(pieces):
        name = f"{part}p{at}"
        if not posted.get(f"{name}-drop"):
            placed.append((order_of(posted.get(f"{name}-order"), at + 1), at, _piece(piece, posted, name)))
    new = f"{part}-new" if part else "new"
    if text := clean(posted.get(f"{new}-text", "")):
        kind, _sep, level = str(posted.get(f"{new}-kind", "paragraph")).partition("-")
        made = Piece("heading", text, level=int(level or 1)) if kind == "heading" else Piece("paragraph", text)
        placed.append((order_of(posted.get(f"{new}-after"), len(pieces)), 10_000, made))
    return tuple(piece for _order, _at, piece in sorted(placed, key=lambda one: one[:2]))


def _piece(piece: Piece, posted: Mapping[str, Any], name: str) -> Piece:
    if piece.kind in ("table", "figure"):
        return replace(piece, caption=clean(posted.get(f"{name}-caption", piece.caption)))
    return replace(
        piece,
        text=clean(posted.get(f"{name}-text", piece.text)),
        lead=clean(posted.get(f"{name}-lead", piece.lead)),
    )
