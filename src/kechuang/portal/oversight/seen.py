"""The milestones of a plan for a page: at once where the lines of its targets are kept, else by the last ones kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest

from kechuang.accounts.doors import holders
from kechuang.accounts.roles import STAFF
from kechuang.oversight.nightly import followed
from kechuang.oversight.state import Standing, standings
from kechuang.portal.board_view import board_view
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan, Task

_STAFF = holders(*STAFF)


@dataclass(frozen=True, slots=True)
class Seen:
    """`pending` while the numbers of targets are being worked out anew; who is asked is shown to staff alone."""

    found: list[Standing]
    asof: AsOf
    pending: bool


def seen_milestones(request: HttpRequest, plan: Plan, *, task: Task | None = None) -> Seen:
    """As of now."""
    asof = AsOf.now()
    board = board_view(plan, asof)
    found = standings(plan, asof, task=task, at_hand=board.lines)
    if not _STAFF(request.user).allowed:
        found = [replace(one, open=()) for one in found]
    return Seen(found, asof, board.pending)


def seen_in_force(request: HttpRequest) -> Seen:
    """Of the real plans in force; of the example where there is no other."""
    parts = [seen_milestones(request, plan) for plan in followed()]
    found = [one for part in parts for one in part.found]
    return Seen(found, AsOf.now(), any(part.pending for part in parts))
