"""Apply for another term: the application is opened and what does not change with the year is taken over."""

from __future__ import annotations

from datetime import date

from kechuang.accounts.access import Actor
from kechuang.cases.actions.copy_last import copy_last, last_of
from kechuang.cases.ending import ending
from kechuang.cases.models import Case
from kechuang.cases.opening import open_case
from kechuang.cases.own_words import asked_fields
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def renew(policy: str, organisation: str, key: str, actor: Actor, *, today: date) -> Case:
    """Open the application for the grant under that key. Raises Refused, BadInput where it does not end soon, Conflict
    where one is under way.
    """
    one = next((e for e in ending(today, [organisation]) if (e.policy.code, e.record.key) == (policy, key)), None)
    if one is None or one.policy.procedure is None:
        raise BadInput(
            "case.not_ending",
            Sentence("这项资格近期不到期。", "This does not end soon."),
            Sentence("到期前九十天起可以申请续期。", "It can be renewed from ninety days before its end on."),
        )
    case = open_case(
        one.policy.procedure.flow,
        actor,
        title=one.policy.name,
        organisation=organisation,
        policy=policy,
        subject=one.subject,
    )
    if one.subject:
        said = {asked.field: str(getattr(one.record, asked.field) or "") for asked in asked_fields(case).values()}
        case.own = {"facts": {}, "fields": said}
        case.save(update_fields=["own"])
    if last_of(case) is not None:
        copy_last(case, actor)
    return case
