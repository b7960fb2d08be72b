"""Joint work: while a partner unit has not answered what it was asked, who asked it has nothing whole to say."""

from __future__ import annotations

from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Matter


def may_wait(matter: Matter) -> bool:
    """Whether its unit may ask a partner now: it has the matter or question in hand, which is no partner's itself."""
    return matter.parent_id is None and (matter.flow, matter.state) in (("matter", "handling"), ("request", "asked"))


def refuse_while_waiting(matter: Matter) -> None:
    """Raises Conflict, naming the unit that is waited for."""
    waiting = matter.waits_for.filter(closed_on=None).select_related("unit").first()
    if waiting is not None:
        raise Conflict(
            "matter.waits",
            Sentence(f"还在等{waiting.unit}的答复。", f"The answer of {waiting.unit} is still waited for."),
            Sentence("等答复确认或撤回那项问询后再办。", "Go on when it is accepted, or take that question back."),
        )
