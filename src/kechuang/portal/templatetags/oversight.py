"""Tags and filters of the pages of supervision: lamps in words, what would show a milestone, links to what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.evidence_kinds import said_of
from kechuang.oversight.lamps import WORDS
from kechuang.oversight.showing import Piece
from kechuang.oversight.state import Standing
from kechuang.portal.language import said
from kechuang.supervision.models import Plan

register = template.Library()


@register.filter
def milestone_light(light: str) -> str:
    """The word of a milestone's lamp."""
    return said(WORDS.get(light, WORDS["no_data"]))


@register.filter
def evidence_words(one: Standing) -> str:
    """What would show it; how many where more than one record."""
    wording = one.wording
    words = said(said_of(wording.evidence, wording.kind, wording.filters))
    return f"{words} ×{wording.least}" if wording.least > 1 else words


@register.simple_tag
def piece_link(piece: Piece, plan: Plan) -> SafeString:
    """What the records say, as a link to the trace of the target, the list of records or the money."""
    return _link(said(piece.text), piece.target, piece.kind, plan)


@register.simple_tag
def known_link(known: Mapping[str, Any], plan: Plan) -> SafeString:
    """The same of what was kept with a question."""
    words = said(Sentence(known.get("zh", ""), known.get("en", "")))
    return _link(words, known.get("target"), known.get("kind", ""), plan)


def _link(words: str, target: int | None, kind: str, plan: Plan) -> SafeString:
    if target is not None:
        address = reverse("trace", args=[plan.slug, target])
    elif kind:
        address = reverse("record-list", args=[kind])
    else:
        return format_html("<span>{}</span>", words)
    return format_html('<a href="{}">{}</a>', address, words)
