"""Tags and filters of pages that show how a plan goes: lamps, chances, numbers in words, pictures of targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from kechuang.indicators.lamps import LIGHTS, percent
from kechuang.kernel.sentences import Sentence
from kechuang.portal import numbers
from kechuang.portal.charts.course_words import picture_words
from kechuang.portal.charts.scales import said as drawn
from kechuang.portal.charts.tile import tile
from kechuang.portal.language import page_language, said
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.models import Plan
from kechuang.supervision.progress import ORDER, TownshipTable

register = template.Library()

_ICONS = {
    "met": "circle-check",
    "on_course": "trending-up",
    "at_risk": "triangle-alert",
    "off_course": "trending-down",
    "no_data": "circle-dashed",
}
OPEN = Sentence("未到期", "open")


@register.filter
def light_icon(light: str | None) -> str:
    """The icon of a lamp: a shape of its own for each, for whoever sees no colour."""
    return _ICONS.get(light or "", "hourglass")


@register.filter
def light_words(light: str | None) -> str:
    """The word of a lamp."""
    return said(LIGHTS[light] if light else OPEN)


@register.filter
def two(words: tuple[str, str] | list[str]) -> str:
    """Words kept in both languages, in the language of the page."""
    return words[1] if page_language() == "en" else words[0]


@register.filter("percent")
def percent_words(chance: float | None) -> str:
    """A chance in per cent; nothing where it is not known."""
    return "" if chance is None else percent(chance)


@register.filter
def plain_number(text: str | None) -> str:
    """An exact number of a line as people read it: grouped, at most two decimals."""
    return numbers.number(number_of(text))


@register.filter
def number_drawn(value: float | None) -> str:
    """A drawn number: three significant digits, whole numbers whole."""
    return "" if value is None else drawn(value)


@register.filter
def signed(value: float) -> str:
    """A change with its sign."""
    return f"{'+' if value > 0 else '−'}{drawn(abs(value))}"


@register.filter
def unit_after(unit: str) -> str:
    """A unit as it follows a number: % at once, others after a space."""
    return numbers.after(unit)


@register.filter
def count_of(counts: Mapping[str, int], light: str) -> int:
    """How many of a lamp; `open` stands for none."""
    return counts.get(lamp_key(light), 0)


@register.filter
def lamp_key(light: str) -> str:
    """A lamp as lines know it, from its name in addresses and classes: `open` is none."""
    return "" if light == "open" else light


@register.filter
def split_words(text: str) -> list[str]:
    """Words of a text, to walk through."""
    return text.split()


@register.filter
def link_of(held: Mapping[Any, str], key: Any) -> str:
    """What is held under a key; nothing where there is none."""
    return held.get(key, "")


@register.filter
def with_most(values: Iterable[float | None], table: TownshipTable) -> list[tuple[float | None, float, Line]]:
    """Each number with the largest of its column, and the line that the column is of."""
    return list(zip(values, table.most, table.lines, strict=True))


@register.filter
def share_of(value: float | None, most: float) -> str:
    """A number as a length out of a hundred, for bars."""
    return f"{0 if not most or value is None else max(0.0, min(100.0, value / most * 100)):.1f}"


@register.simple_tag
def line_tile(line: Line, plan: Plan, links: str, day: date) -> SafeString:
    """The tile of a target."""
    return mark_safe(tile(line, plan, links, day))  # noqa: S308 - made by a template


@register.simple_tag
def segments(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The parts of a bar of lamps, in their order, out of a hundred: where each begins, how wide it is."""
    whole, begun, found = sum(counts.values()), 0.0, []
    for light in ORDER:
        if count := counts.get(light, 0):
            width = count / whole * 100
            found.append({"light": light or "open", "x": f"{begun:.2f}", "width": f"{width:.2f}", "count": count})
            begun += width
    return found


register.simple_tag(picture_words)
