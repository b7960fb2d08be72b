"""Recuse: an expert leaves the panel, and the next of the same lot follows; there is no second seed."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_run, may_score
from kechuang.reviews.lot import seat_new, step_after
from kechuang.reviews.models import Drawing, Seat, Step
from kechuang.reviews.rights import renew_rights
from kechuang.reviews.waiting import held


def recuse_expert(seat: Seat, actor: Actor, *, why: str, words: str) -> Step:
    """Record why the expert leaves and who follows. Officers may; a reviewer may give up the own seat.

    A sheet handed in counts no more. Raises Refused, Conflict where the expert left before or scoring is over,
    BadInput without a reason. An empty panel: nobody is left who would do, a new round is to be committed to.
    """
    verdict = may_score(actor, seat)
    require(verdict if verdict.allowed else may_run(actor), actor, "panel.recused", seat.panel)
    if why not in dict(Seat.LEFT):
        raise BadInput(
            "recuse.why",
            Sentence("请选择退出的原因。", "Choose why the expert leaves."),
            Sentence("可选的原因见列表。", "The list shows the possible reasons."),
            field="why",
        )
    told = given(words)
    with transaction.atomic():
        stamp = moment()
        panel = held(seat.panel, "drawn", "scoring")
        row = Seat.objects.select_for_update().get(pk=seat.pk)
        if row.left_at is not None:
            raise Conflict(
                "recuse.left",
                Sentence(f"{row}已经退出。", f"{row} left before."),
                Sentence("请刷新页面再看。", "Reload and look again."),
            )
        row.left_at, row.left_why, row.left_words = stamp, why, told
        row.save(update_fields=["left_at", "left_why", "left_words"])
        drawing = Drawing.objects.filter(commitment__panel=panel).order_by("-commitment__round")[0]
        step = step_after(drawing, [{"id": row.handle, "reason": why}], stamp, actor)
        came = seat_new(panel, drawing.commitment, step.panel, stamp)
        renew_rights(panel, stamp)
        after = {"out": row.handle, "why": why, "in": [one.handle for one in came], "panel": step.panel}
        record("panel.recused", actor=actor, obj=panel, after=after, reason=told, at=stamp)
    return step
