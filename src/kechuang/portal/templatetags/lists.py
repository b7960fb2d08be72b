"""Filters of the list pages."""

from __future__ import annotations

from django import template

from kechuang.plans.model import Target as TargetSaid
from kechuang.portal.target_rows import name_of
from kechuang.supervision.models import Target

register = template.Library()


@register.filter
def target_name(target: Target | TargetSaid) -> str:
    """What a target promises: scope and indicator without saying either twice."""
    return name_of(target)
