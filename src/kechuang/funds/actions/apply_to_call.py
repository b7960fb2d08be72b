"""Apply to a call: a case of its own, bound to the call, whose figures it carries along; what is known is filled in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.cases.actions.keep_answers import keep_answers
from kechuang.cases.models import Case
from kechuang.cases.opening import open_case
from kechuang.funds.calls.figures import carried
from kechuang.funds.calls.redeemed import known_texts
from kechuang.funds.calls.taking import refuse_applicant, refuse_time
from kechuang.funds.models import Application, Call


def apply_to_call(call: Call, organisation: str, actor: Actor) -> Case:
    """`organisation` is a credit code. Raises Refused, BadInput (not open, not for them), Conflict (has applied)."""
    refuse_time(call, timezone.localdate())
    flow = "subsidy" if call.granted else "funding"
    with transaction.atomic():
        refuse_applicant(call, organisation)
        case = open_case(
            flow,
            actor,
            title=call.title,
            organisation=organisation,
            policy=call.granted.policy if call.granted else "",
            call=call.number,
            figures=carried(call) if call.figures else {},
            example=call.example,
        )
        of = Application.objects.create(case=case, call=call)
        if told := known_texts(of):
            keep_answers(case, told, actor)
    return case
