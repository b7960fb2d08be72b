"""Lay what a panel found into cases that were not in review when its scoring closed."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_run
from kechuang.reviews.laying_in import lay_in
from kechuang.reviews.models import Panel
from kechuang.reviews.waiting import held


def lay_in_review(panel: Panel, actor: Actor) -> list[str]:
    """Numbers of the cases. Raises Refused, Conflict where none waits for it, and what laying in raises."""
    require(may_run(actor), actor, "panel.laid_in", panel)
    with transaction.atomic():
        stamp = moment()
        row = held(panel, "closed", "concluded")
        done = lay_in(row, actor)
        if not done:
            raise Conflict(
                "panel.nothing_waits",
                Sentence("没有办件在等这次评审的结果。", "No case waits for what this panel found."),
                Sentence("请刷新页面再看。", "Reload and look again."),
            )
        record("panel.laid_in", actor=actor, obj=row, after={"cases": done}, at=stamp)
    return done
