"""A claim that is still to be decided, held for deciding it."""

from __future__ import annotations

from kechuang.accounts.models import Claim
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def waiting(claim: Claim) -> Claim:
    """The row, locked. Raises Conflict where somebody decided it meanwhile, or it was withdrawn."""
    row = Claim.objects.select_for_update(of=("self",)).select_related("person", "organisation").get(pk=claim.pk)
    if row.state != Claim.State.WAITING:
        raise Conflict(
            "claim.decided_already",
            Sentence(
                f"这份申请已经有结果：{row.get_state_display()}。", f"This claim is no longer waiting ({row.state})."
            ),
            Sentence("请刷新页面。", "Reload the page."),
        )
    return row
