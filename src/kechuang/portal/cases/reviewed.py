"""The experts' review as the page of a case shows it: the panel that has it now, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.cases.models import Case
from kechuang.cases.of_policy import procedure_of
from kechuang.cases.under_panel import panel_of
from kechuang.portal.review_rows import PanelRow
from kechuang.reviews.access import may_look, may_run
from kechuang.reviews.models import Panel, Sheet
from kechuang.reviews.reading.summaries import sitting
from kechuang.reviews.waiting_cases import panel_may_be_opened


@dataclass(frozen=True, slots=True)
class Review:
    """The panel with its row; sheets in of how many; `found` as frozen in the case; what the reader may see and do.

    names   whether experts and their deviations are shown: to the office; the applicant reads results after a decision
    """

    panel: Panel | None
    row: PanelRow | None
    handed: int
    seats: int
    found: dict[str, Any] | None
    names: bool
    may_open: bool


def review_of(case: Case, actor: Actor) -> Review | None:
    """None where there is nothing to show."""
    number, names = panel_of(case), may_look(actor).allowed
    panel = Panel.objects.filter(number=number).first() if number else None
    step = case.steps.filter(verb="close_review").order_by("-ordinal").first()
    found = step.given.get("review") if step else None
    if found is not None and not names and not case.decisions.exists():
        found = None
    procedure = procedure_of(case)
    reviewed = procedure is None or procedure.reviewed
    may_open = reviewed and panel_may_be_opened(case) and may_run(actor).allowed
    if panel is None and found is None and not may_open:
        return None
    who = sitting(panel) if panel else []
    return Review(
        panel,
        PanelRow(panel, panel.state) if panel else None,
        Sheet.objects.filter(seat__in=who).count(),
        len(who),
        found,
        names,
        may_open,
    )
