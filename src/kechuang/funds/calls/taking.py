"""Whether a call takes an application: on the day, from that organisation, as one more of it; and why not."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kechuang.cases.models import Case
from kechuang.funds.models import Call
from kechuang.kernel.errors import BadInput, Conflict, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation

GONE = ("abandoned",)
"""States of a case that no longer counts as an application."""


def refuse_time(call: Call, day: date) -> None:
    """Raise BadInput before the first day, after the last, and where the call is not published."""
    stage = call.stage(day)
    if stage == "open":
        return
    why = {
        "coming": Sentence(f"{call.opens}起才开始申报。", f"Applications are taken from {call.opens}."),
        "closed": Sentence(f"申报已于{call.closes}截止。", f"The call closed on {call.closes}."),
        "withdrawn": Sentence("这份通知已经撤销。", "The call was withdrawn."),
        "draft": Sentence("这份通知还没有发布。", "The call is not published."),
    }[stage]
    raise BadInput(
        f"call.{stage}",
        why,
        Sentence("请看其他正在申报的通知。", "Look at the calls that are open."),
    )


def refuse_applicant(call: Call, organisation: str) -> None:
    """Raise BadInput where the call is not for that kind of organisation, Conflict where it has applied enough."""
    known = Organisation.objects.standing().filter(key=organisation).order_by("-valid_from").first()
    if known is not None and call.forms and known.form not in call.forms:
        names = dict(Organisation.FORMS)
        wanted = "、".join(str(names[one]) for one in call.forms if one in names)
        raise BadInput(
            "call.form",
            Sentence(
                f"这份通知面向{wanted}，本单位登记为“{names[known.form]}”。",
                f"The call is for {wanted}; this organisation is on record as {names[known.form]}.",
            ),
            Sentence("登记有误的，请先更正登记信息。", "Have the record corrected where it is wrong."),
        )
    held = Case.objects.filter(call=call.number, organisation=organisation).exclude(state__in=GONE).order_by("pk")
    if held.count() >= call.each:
        first = held[0]
        raise Conflict(
            "call.applied",
            Sentence(
                f"本单位在这份通知下已申报{held.count()}项（每家最多{call.each}项）：{first.number}。",
                f"{held.count()} of at most {call.each} applications stand already: {first.number}.",
            ),
            Sentence("请在原申报上继续办理。", "Carry on with that one."),
            number=first.number,
        )


def open_calls(day: date) -> QuerySet[Call]:
    """Those that take applications on a day, the nearest end first."""
    rows = Call.objects.filter(state="published", opens__lte=day, closes__gte=day)
    return rows.select_related("line").order_by("closes", "pk")


def why_not(call: Call, organisation: str, day: date) -> Sentence | None:
    """The reason why the organisation cannot apply now; None where it can."""
    try:
        refuse_time(call, day)
        refuse_applicant(call, organisation)
    except KechuangError as error:
        return error.sentence
    return None
