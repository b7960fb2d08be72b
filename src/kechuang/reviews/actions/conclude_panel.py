"""Conclude: what the panel recommends, with reasons an applicant can read."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_run
from kechuang.reviews.models import Conclusion, Panel
from kechuang.reviews.waiting import held, person_of


def conclude_panel(panel: Panel, actor: Actor, *, outcome: str, opinion: str) -> Conclusion:
    """Write the recommendation down. Raises Refused, Conflict before scoring is closed, BadInput without reasons."""
    require(may_run(actor), actor, "panel.concluded", panel)
    if outcome not in dict(Conclusion.OUTCOMES):
        raise BadInput(
            "conclusion.outcome",
            Sentence("请选择评审结论。", "Choose what the panel recommends."),
            Sentence("可选的结论见列表。", "The list shows what is possible."),
            field="outcome",
        )
    try:
        told = given(opinion)
    except BadInput as error:
        error.fields["field"] = "opinion"
        raise
    with transaction.atomic():
        stamp = moment()
        row = held(panel, "closed")
        made = Conclusion.objects.create(panel=row, outcome=outcome, opinion=told, at=stamp, by=person_of(actor))
        record("panel.concluded", actor=actor, obj=row, after={"outcome": outcome}, reason=told, at=stamp)
    return made
