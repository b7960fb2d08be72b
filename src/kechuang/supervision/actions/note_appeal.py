"""Note what a township or unit says against its share of a target."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.allotment import Allotment, Appeal
from kechuang.supervision.appealing import may_appeal_for


def note_appeal(one: Allotment, key: str, said: str, actor: Actor) -> Appeal:
    """A unit for its own share, who shares out for anyone's.

    Raises Refused, Conflict for a version that no longer stands, BadInput for a part it does not have or too few words.
    """
    require(may_appeal_for(one, key, actor), actor, "breakdown.appealed", one.target)
    if one.superseded_at is not None:
        raise Conflict(
            "appeal.superseded",
            Sentence("这个方案已被新方案取代或撤回。", "This version was replaced or taken back."),
            Sentence("请对现在的方案提出异议。", "Appeal against the version that stands."),
        )
    name = next((part["name"] for part in one.parts if part["key"] == key), None)
    if name is None:
        raise BadInput(
            "appeal.part",
            Sentence("方案里没有这一份。", "There is no such part."),
            Sentence("请从列表中选择。", "Choose one of the list."),
            field="key",
        )
    words = given(said)
    with transaction.atomic():
        stamp = moment()
        who = actor if isinstance(actor, User) else None
        made = Appeal.objects.create(allotment=one, key=key, said=words, recorded_at=stamp, recorded_by=who)
        record("breakdown.appealed", actor=actor, obj=one.target, after={"part": name, "said": words}, at=stamp)
    return made
