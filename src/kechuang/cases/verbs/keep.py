"""Let it stand: the conditions still hold after the change; a new name is entered on record."""

from __future__ import annotations

from typing import Any

from kechuang.cases.granting import change, grant_of
from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "keep",
    Sentence("准予继续", "let it stand"),
    Sentence(
        "变化后仍符合条件，资格不变；改了名的，证书从今天起换用新名。",
        "The conditions still hold; where the name changed, the record bears the new one from today on.",
    ),
    "case.kept",
    "office",
    reason=True,
    asks=(
        Asked(
            "name",
            Sentence("变更后的名称", "New name"),
            required=False,
            hint=Sentence("没有改名的不填", "Leave it empty where it is the same"),
        ),
    ),
)


def effect(doing: Doing) -> dict[str, Any]:
    """The record says the new name from today on. Raises BadInput on the day of the grant."""
    how, name = grant_of(doing.case), doing.given.get("name", "")
    if not name or how is None or not how.called:
        return {}
    return {"name": name} | change(doing.case, {how.called: name}, doing.actor, doing.today, doing.reason)
