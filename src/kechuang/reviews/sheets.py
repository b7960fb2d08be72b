"""The seat a reviewer writes from, held for an act, with the lines of its sheet."""

from __future__ import annotations

from kechuang.cases.panels.sheet import Item
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.models import Seat, Sheet
from kechuang.reviews.reading.scored_items import read_back
from kechuang.reviews.waiting import held


def own_seat(seat: Seat) -> tuple[Seat, list[Item]]:
    """The seat, locked, and the lines. Raises Conflict where scoring is not open, the expert left or handed in."""
    panel = held(seat.panel, "scoring")
    row = Seat.objects.select_for_update().get(pk=seat.pk)
    if row.left_at is not None or Sheet.objects.filter(seat=row).exists():
        raise Conflict(
            "sheet.settled",
            Sentence("这张评分表已经提交，或者您已退出这次评审。", "This sheet was handed in, or you left this panel."),
            Sentence("提交后不能再改。", "It cannot be changed any more."),
        )
    return row, read_back(panel.scoring.items)
