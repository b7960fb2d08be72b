"""Where each thing is shown: the one place that knows how a stored object becomes an address."""

from __future__ import annotations

from functools import lru_cache, singledispatch
from typing import Any

from django.urls import get_script_prefix, reverse

from kechuang.supervision.models import Finding, Plan, Target, Task, Unit


@singledispatch
def address_of(thing: Any, plan: Plan | None = None) -> str:
    """Address of a plan, target, task, unit or finding. `plan` saves asking the database for it."""
    raise TypeError(f"{type(thing).__name__} has no page")


@address_of.register
def _(thing: Plan, plan: Plan | None = None) -> str:
    return _page("plan", thing.slug)


@address_of.register
def _(thing: Target, plan: Plan | None = None) -> str:
    return _page("target", (plan or thing.plan).slug, thing.ordinal)


@address_of.register
def _(thing: Task, plan: Plan | None = None) -> str:
    return _page("task", (plan or thing.plan).slug, thing.ordinal)


@address_of.register
def _(thing: Unit, plan: Plan | None = None) -> str:
    return _page("unit", (plan or thing.plan).slug, thing.name)


@address_of.register
def _(thing: Finding, plan: Plan | None = None) -> str:
    return f"{_page('findings', (plan or thing.plan).slug)}#f{thing.ordinal}"


def place_in_text(plan: Plan, start: int, end: int, block: int | None = None) -> str:
    """Address of a stretch of the plan's text: the document page brings it into view and marks it."""
    anchor = f"#p{block}" if block else "#here"
    return f"{_page('plan', plan.slug)}?at={start}-{end}{anchor}"


def _page(name: str, *args: Any) -> str:
    """The address of a page by its name, spelled once: the text of a plan links to some two hundred places."""
    return _spelled(get_script_prefix(), name, args)


@lru_cache(maxsize=8192)
def _spelled(prefix: str, name: str, args: tuple[Any, ...]) -> str:
    """Nothing moves it: the patterns of pages are fixed while the site runs, and what else decides is asked for."""
    return reverse(name, args=args)
