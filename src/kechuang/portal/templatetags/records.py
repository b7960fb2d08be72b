"""Filters of the pages of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from kechuang.portal.records.addresses import address_of_key

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """A whole number with commas between thousands."""
    return f"{number:,}"


@register.filter
def at(sequence: Sequence[Any], index: int) -> Any:
    """The element at a place, from 0."""
    return sequence[index]


@register.simple_tag
def record_address(kind: str, key: str) -> str:
    """Where a record is shown; an organisation on its file."""
    return address_of_key(kind, key)
