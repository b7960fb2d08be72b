"""Close scoring: from here on the sheets are shown to the officers, and none is taken any more."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_run
from kechuang.reviews.laying_in import lay_in
from kechuang.reviews.models import Closing, Panel
from kechuang.reviews.reading.summaries import figures, missing_of, sitting
from kechuang.reviews.rights import renew_rights
from kechuang.reviews.waiting import held, person_of


def close_scoring(panel: Panel, actor: Actor, *, reason: str = "") -> Closing:
    """Close with what is there; where sheets are missing, `reason` says why it is not waited for them.

    What was found is laid into the cases the panel judged, and reading them ends. Raises Refused, Conflict, BadInput
    without that reason or without any sheet.
    """
    require(may_run(actor), actor, "panel.scoring_closed", panel)
    with transaction.atomic():
        stamp = moment()
        row = held(panel, "scoring")
        missing = missing_of(row)
        if len(missing) == len(sitting(row)):
            raise BadInput(
                "closing.empty",
                Sentence("还没有人提交评分表。", "Nobody has handed in a sheet yet."),
                Sentence("请等专家提交，或者取消这次评审。", "Wait for the reviewers, or call the panel off."),
            )
        made = Closing.objects.create(
            panel=row,
            missing=[seat.pk for seat in missing],
            figures=figures(row),
            reason=given(reason) if missing else reason.strip(),
            at=stamp,
            by=person_of(actor),
        )
        renew_rights(row, stamp)
        after = {"missing": len(missing), "figures": made.figures, "laid_in": lay_in(row, actor)}
        record("panel.scoring_closed", actor=actor, obj=row, after=after, reason=made.reason, at=stamp)
    return made
