"""Pieces of marked text as HTML: one link per mark, the rest as spans, a reference sign where a finding ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kechuang.portal.marking import Mark, Piece

ARRIVED = "arrived"
"""Kind of the mark that a link into the text brought into view; it carries the anchor `here`."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page shows about one marked thing: where it leads, what was understood, a further CSS class."""

    address: str
    words: str
    css: str = ""
    sign: str = ""
    """What stands, raised, behind the words a finding is about."""


def marked_html(text: str, row: Sequence[Piece], about: Mapping[str, About]) -> SafeString:
    """The row as HTML. The text's characters are escaped; none is lost, none moved."""
    written: list[SafeString] = []
    begun: set[str] = set()
    for link, group in groupby(row, key=lambda piece: piece.link):
        together = list(group)
        inside = _joined(_piece(text, piece, link, about, begun) for piece in together)
        if link and link.key in about:
            inside = _linked(link, inside, about[link.key], begun)
        written.append(inside)
        ended = {mark.key: None for piece in together for mark in piece.ends if mark.kind == "finding"}
        written += [_reference(key, about[key]) for key in ended if key in about]
    return _joined(written)


def _joined(parts: object) -> SafeString:
    # Every part has been through format_html.
    return mark_safe("".join(parts))  # type: ignore[arg-type]  # noqa: S308


def _piece(text: str, piece: Piece, link: Mark | None, about: Mapping[str, About], begun: set[str]) -> SafeString:
    kinds: dict[str, None] = {}
    for mark in piece.marks:
        if mark != link:
            kinds[mark.kind] = None
            if mark.key in about and about[mark.key].css:
                kinds[about[mark.key].css] = None
    words = text[piece.start : piece.end]
    if not kinds:
        return format_html("{}", words)
    if ARRIVED in kinds:
        anchor = "" if ARRIVED in begun else mark_safe(' id="here"')
        begun.add(ARRIVED)
        return format_html('<mark class="{}"{}>{}</mark>', " ".join(kinds), anchor, words)
    return format_html('<span class="{}">{}</span>', " ".join(kinds), words)


def _linked(link: Mark, inside: SafeString, about: About, begun: set[str]) -> SafeString:
    """A mark that others interrupt is one stop for the keyboard: only its first part is."""
    again = link.key in begun
    begun.add(link.key)
    return format_html(
        '<a class="{}" href="{}" title="{}" data-about="{}"{}>{}</a>',
        f"{link.kind} {about.css}".strip(),
        about.address,
        about.words,
        link.key,
        mark_safe(' tabindex="-1"') if again else "",
        inside,
    )


def _reference(key: str, about: About) -> SafeString:
    return format_html(
        '<sup><a class="ref {}" href="{}" title="{}" data-about="{}">{}</a></sup>',
        about.css,
        about.address,
        about.words,
        key,
        about.sign,
    )
