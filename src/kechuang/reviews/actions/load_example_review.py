"""Have a panel of the example city's experts judge cases of it: drawn by lot like any; the sheets are invented."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.cases.panels.lots import canonical, sha256
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.reviews.access import may_run
from kechuang.reviews.actions.close_scoring import close_scoring
from kechuang.reviews.actions.commit_draw import commit_draw
from kechuang.reviews.actions.draw_panel import draw_panel
from kechuang.reviews.actions.open_panel import Wanted, open_panel
from kechuang.reviews.actions.open_scoring import open_scoring
from kechuang.reviews.models import Panel, Seat, Sheet
from kechuang.reviews.reading.scored_items import OWN
from kechuang.reviews.reading.sections import mark

_SIZE = 5
_APART = (0, 1, -1, 2, -2)
"""How far each expert's points lie from the others'."""
_AHEAD = timedelta(milliseconds=500)


def load_example_review(
    matter: str, cases: Sequence[str], lines: Sequence[str], points: Sequence[Sequence[int]], actor: Actor
) -> bool:
    """`points` are those of each case in turn, line by line. False, and nothing changed, where the pool gives no panel.

    Raises Refused, BadInput for cases that are not in review.
    """
    require(may_run(actor), actor, "panel.opened", label=matter)
    today = timezone.localdate()
    try:
        with transaction.atomic():
            panel = open_panel(Wanted(matter, (), today, _SIZE, cases=cases), actor)
            reveal = timezone.now() + _AHEAD
            commit_draw(panel, actor, reveal_at=reveal)
    except BadInput as error:
        if error.code == "draw.lacking":
            return False
        raise
    time.sleep(max(0.0, (reveal - timezone.now()).total_seconds() + 0.01))  # what is committed to comes before the lot
    draw_panel(panel, actor)
    open_scoring(panel, actor, due=today, lines="\n".join(lines))
    for apart, seat in zip(_APART, panel.seats.order_by("pk"), strict=True):
        _lay_down(panel, seat, _answers(points, apart))
    close_scoring(panel, actor)
    return True


def _answers(points: Sequence[Sequence[int]], apart: int) -> dict[str, str]:
    return {
        f"{mark(case)}{OWN}{line}": str(max(0, value + (apart if line == 1 else 0)))
        for case, row in enumerate(points, start=1)
        for line, value in enumerate(row, start=1)
    }


def _lay_down(panel: Panel, seat: Seat, answers: dict[str, str]) -> None:
    """Nobody sits there: the sheet is entered as it stands, by no account."""
    stamp, remark = moment(), ""
    digest = sha256(canonical({"answers": answers, "remark": remark}))
    Sheet.objects.create(seat=seat, answers=answers, remark=remark, late=False, sha256=digest, at=stamp)
    after = {"seat": seat.handle, "sha256": digest, "late": False}
    record("panel.sheet_handed_in", actor=None, obj=panel, after=after, at=stamp)
