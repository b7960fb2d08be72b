"""Tags of the head of every page."""

from __future__ import annotations

from django import template
from django.template.context import Context

from kechuang.portal import head
from kechuang.portal.menu import nav_entries
from kechuang.supervision.models import Plan

register = template.Library()


@register.simple_tag(takes_context=True)
def site_areas(context: Context, plan: Plan | None) -> list[head.Entry]:
    """The areas of the site that this reader may enter."""
    return head.areas(context.get("request"), plan)


@register.simple_tag
def present_area(areas: list[head.Entry]) -> head.Entry | None:
    """The area that the page belongs to."""
    return next((area for area in areas if area.present), None)


@register.simple_tag(takes_context=True)
def area_row(context: Context, plan: Plan | None) -> head.Row | None:
    """The present area and its pages."""
    return head.row(context.get("request"), plan, context.get("plan"))


@register.simple_tag(takes_context=True)
def nav_menu(context: Context) -> list[head.Entry]:
    """The entries of the menu at the right that this reader may see."""
    return head.entries(context.get("request"), [entry for entry in nav_entries() if not entry.of_plan])
