"""Hand a sheet in: every line checked against its bounds; it cannot be changed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.cases.panels.lots import canonical, sha256
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_score
from kechuang.reviews.actions.close_scoring import close_scoring
from kechuang.reviews.models import Seat, Sheet
from kechuang.reviews.reading.summaries import missing_of
from kechuang.reviews.sheets import own_seat


def hand_in_sheet(seat: Seat, actor: Actor, *, written: Mapping[str, str], remark: str = "") -> Sheet:
    """Store the sheet. One that comes after the last day is taken and marked as late; with the last one the scoring of
    a panel that judges cases closes by itself.

    Raises Refused, Conflict where it was handed in or scoring is over, BadInput that names the line.
    """
    require(may_score(actor, seat), actor, "panel.sheet_handed_in", seat.panel)
    with transaction.atomic():
        stamp = moment()
        row, items = own_seat(seat)
        answers: dict[str, Any] = {}
        for item in items:
            if item.settled:
                continue
            text = written.get(item.fact, "").strip()
            if not text:
                raise BadInput(
                    "sheet.empty",
                    Sentence(f"“{item.label}”还没有评。", f"“{item.label}” is not judged yet."),
                    Sentence("每一项都要评。", "Every line is to be judged."),
                    field=item.fact,
                )
            value = item.read(text)
            answers[item.fact] = value if isinstance(value, bool) else str(value)
        told = remark.strip()
        made = Sheet.objects.create(
            seat=row,
            answers=answers,
            remark=told,
            late=timezone.localdate(stamp) > row.panel.scoring.due,
            sha256=sha256(canonical({"answers": answers, "remark": told})),
            at=stamp,
        )
        after = {"seat": row.handle, "sha256": made.sha256, "late": made.late}
        record("panel.sheet_handed_in", actor=actor, obj=row.panel, after=after, at=stamp)
        if row.panel.cases.exists() and not missing_of(row.panel):
            close_scoring(row.panel, None)
    return made
