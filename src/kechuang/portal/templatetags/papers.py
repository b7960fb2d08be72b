"""How the state of a paper looks: a lamp with its word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kechuang.papers.flow import STATES
from kechuang.papers.models import Paper
from kechuang.portal.language import said

register = template.Library()
_LOOKS = {"issued": "good", "withdrawn": "error", "discarded": "error", "submitted": "warning"}


@register.simple_tag
def paper_state(paper: Paper) -> SafeString:
    """Its state."""
    look = _LOOKS.get(paper.state, "notice")
    return format_html('<span class="lamp {}">{}</span>', look, said(STATES[paper.state].name))


@register.filter
def by_our_clock(instant: str) -> str:
    """An ISO instant by the clock of the place: 2026-11-28 22:05."""
    return f"{timezone.localtime(datetime.fromisoformat(instant)):%Y-%m-%d %H:%M}" if instant else ""


@register.simple_tag
def cell_name(head: Sequence[str], column: int) -> str:
    """The name of a cell's column."""
    return head[column] if column < len(head) else ""


@register.filter
def posted(values: Mapping[str, str], name: str) -> str:
    """What was posted by a name that a template cannot say."""
    return values.get(name, "")


@register.filter
def lines_needed(words: str) -> int:
    """How many lines of a narrow field some words take, where a browser does not fit fields to their words itself."""
    return max(1, min(6, -(-len(words) // 7)))
