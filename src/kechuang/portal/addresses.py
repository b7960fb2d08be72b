"""Where each thing is shown: the one place that knows how a stored object becomes an address."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from django.urls import reverse

from kechuang.supervision.models import Finding, Plan, Target, Task, Unit


@singledispatch
def address_of(thing: Any, plan: Plan | None = None) -> str:
    """Address of a plan, target, task, unit or finding. `plan` saves asking the database for it."""
    raise TypeError(f"{type(thing).__name__} has no page")


@address_of.register
def _(thing: Plan, plan: Plan | None = None) -> str:
    return reverse("plan", args=[thing.slug])


@address_of.register
def _(thing: Target, plan: Plan | None = None) -> str:
    return reverse("target", args=[(plan or thing.plan).slug, thing.ordinal])


@address_of.register
def _(thing: Task, plan: Plan | None = None) -> str:
    return reverse("task", args=[(plan or thing.plan).slug, thing.ordinal])


@address_of.register
def _(thing: Unit, plan: Plan | None = None) -> str:
    return reverse("unit", args=[(plan or thing.plan).slug, thing.name])


@address_of.register
def _(thing: Finding, plan: Plan | None = None) -> str:
    return f"{reverse('findings', args=[(plan or thing.plan).slug])}#f{thing.ordinal}"


def place_in_text(plan: Plan, start: int, end: int, block: int | None = None) -> str:
    """Address of a stretch of the plan's text: the document page brings it into view and marks it."""
    anchor = f"#p{block}" if block else "#here"
    return f"{reverse('plan', args=[plan.slug])}?at={start}-{end}{anchor}"
