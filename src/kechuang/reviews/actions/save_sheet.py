"""Save a sheet as far as it is written. Nobody else sees it, and no event tells of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_score
from kechuang.reviews.models import Seat, SheetDraft
from kechuang.reviews.sheets import own_seat


def save_sheet(
    seat: Seat, actor: Actor, *, written: Mapping[str, str], remark: str = "", version: int = 0
) -> SheetDraft:
    """Keep what is written, checked or not; hand in checks it. `version` is that of the draft the reviewer saw.

    Raises Refused, Conflict where the sheet is handed in, scoring is over, or another window saved in between.
    """
    require(may_score(actor, seat), actor, "panel.sheet_handed_in", seat.panel)
    with transaction.atomic():
        row, items = own_seat(seat)
        draft = SheetDraft.objects.select_for_update().filter(seat=row).first()
        if draft is not None and draft.version != version:
            raise Conflict(
                "sheet.overtaken",
                Sentence("另一个窗口已经保存过这张评分表。", "Another window saved this sheet in between."),
                Sentence("请核对下面显示的内容后再保存。", "Compare with what is shown, then save again."),
            )
        draft = draft or SheetDraft(seat=row, version=0)
        asked = {one.fact for one in items if not one.settled}
        draft.answers = {fact: text.strip()[:20] for fact, text in written.items() if fact in asked}
        draft.remark, draft.version, draft.saved_at = remark.strip(), draft.version + 1, timezone.now()
        draft.save()
    return draft
