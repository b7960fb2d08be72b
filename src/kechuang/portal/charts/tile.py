"""The tile of a target on the cockpit, drawn once for the same line in the same language: everybody sees the same.

A tile shows what its line says and nothing of who looks. It is kept under all that it shows, whole and by value, so a
line that says anything else is drawn anew; who may not see a number asks with a line that does not hold it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.translation import get_language

from kechuang.portal.charts.course import SMALL, picture
from kechuang.supervision.line import Line
from kechuang.supervision.models import Plan

_KEPT = 1024
"""Tiles a process remembers: of a few plans, for the public and for staff, in two languages."""
_NAMES = tuple(one.name for one in fields(Line) if one.name != "scope")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a tile rests on, by value; `line` and `plan` are there to be drawn."""

    said: tuple[Any, ...]
    slug: str
    links: str
    day: date
    language: str | None
    prefix: str
    line: Line = field(compare=False)
    plan: Plan = field(compare=False)


def tile(line: Line, plan: Plan, links: str, day: date) -> str:
    """The tile as HTML; `links` is the query of the pages it leads to, `day` the day the numbers are of."""
    said = (json.dumps(dict(line.scope), sort_keys=True, default=str), *(getattr(line, name) for name in _NAMES))
    return _drawn(_Asked(said, plan.slug, links, day, get_language(), get_script_prefix(), line, plan))


@lru_cache(_KEPT)
def _drawn(asked: _Asked) -> str:
    shown = {"line": asked.line, "plan": asked.plan, "links": asked.links}
    return render_to_string("portal/progress/tile.html", shown | {"drawn": picture(asked.line, asked.day, SMALL)})
