"""Samples for the pages of local figures: one proposal, which programme officers and auditors may open."""

from __future__ import annotations

from datetime import date
from typing import Any

PUBLIC = ("figures/",)  # no record of anybody: what a place sets; its doors are in the table


def _proposal(world: Any) -> int:
    from kechuang.figures.actions.propose_figure import propose_figure
    from kechuang.figures.models import Proposal

    found = Proposal.objects.first()
    if found is None:
        told = {"value": "5%", "since": date(2020, 1, 1), "document": "样例办法", "reason": "样例"}
        found = propose_figure("130181", "station_rd_floor", None, **told)
    return int(found.pk)


ARGUMENTS = {
    "division": lambda world: "130181",
    "parameter": lambda world: "station_rd_floor",
    "proposal": _proposal,
    "word": lambda world: "withdraw",
}
