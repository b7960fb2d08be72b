"""`{% chart one %}` shows a chart with its table; the page loads portal/charts.css and portal/js/charts.js."""

from __future__ import annotations

from typing import Any

from django import template

from kechuang.portal.charts.explored import Chart

register = template.Library()


@register.inclusion_tag("portal/charts/explored.html")
def chart(one: Chart) -> dict[str, Any]:
    """The chart, its table, its keys and its downloads."""
    return {"chart": one, "data_id": f"{one.key}-data"}
