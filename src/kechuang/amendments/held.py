"""A draft locked for an act; one that is discarded takes none but its restoring."""

from __future__ import annotations

from kechuang.amendments.models import Amendment
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def held(row: Amendment, *, discarded: bool = False) -> Amendment:
    """The row as it stands, locked. Raises Conflict where it is discarded, or with `discarded`, where it is not."""
    kept = Amendment.objects.select_for_update().get(pk=row.pk)
    if (kept.discarded_at is not None) != discarded:
        raise Conflict(
            "amendment.moved",
            Sentence("这份草案已有变动。", "This draft was changed meanwhile."),
            Sentence("请刷新页面再看。", "Reload and look again."),
        )
    return kept
