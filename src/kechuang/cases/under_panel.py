"""Which panel of experts judges a case now: told by its own steps, so that the case knows without asking the panels."""

from __future__ import annotations

from kechuang.cases.models import Case

_TELLING = ("assign_panel", "release_panel", "close_review", "reopen_review")


def panel_of(case: Case) -> str:
    """The number of the panel; empty where none has it."""
    step = case.steps.filter(verb__in=_TELLING).order_by("-ordinal").first()
    return str(step.given.get("panel", "")) if step is not None and step.verb == "assign_panel" else ""
