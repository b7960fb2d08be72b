"""Example supports of earlier years come from cases like any: a closed call, an application, its course, payments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.accounts.scope import Label
from kechuang.cases.laying_down import Done, lay_down_case
from kechuang.cases.models import Case
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.examples.money import PAST_CALLS, Grant, Part
from kechuang.funds.calls.figures import carried
from kechuang.funds.calls.frozen_amount import frozen_amount
from kechuang.funds.founding import case_of
from kechuang.funds.models import Application, Award, BudgetLine, Call
from kechuang.funds.modes.support import Support
from kechuang.funds.numbering import next_call_number
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation
from kechuang.rules.parameters import Citation

_DECIDED = "专家评审通过，按得分和预算审定（示例）"
_REWARDED = "按标准核对认定情况，符合奖励条件（示例）"
_STATED = {"hnte_rewarded": False, "hnte_recognition": "首次认定"}
"""What an applicant for the reward states."""
_BEFORE = {"submit": 100, "accept": 95, "admit": 30, "close_review": 40, "decide": 20, "publish": 18}
"""Days before the document of the decision."""
_PAYING: dict[str, tuple[str, ...]] = {
    "submitted": ("submit",),
    "checked": ("submit", "check_account"),
    "approved": ("submit", "check_account", "approve_payment"),
    "paid": ("submit", "check_account", "approve_payment", "release_payment", "confirm_paid"),
    "bounced": ("submit", "check_account", "approve_payment", "release_payment", "note_bounced"),
}


def past_call(line: BudgetLine, year: int, actor: Actor) -> Call:
    """The call of a line in a year, long closed; laid down as it stands, once."""
    told = PAST_CALLS[line.code]
    title = told.title.format(year=year)
    if found := Call.objects.filter(line=line, year=year, title=title).first():
        return found
    opens, closes = date(year - 1, 10, 8), date(year - 1, 11, 30)
    call = Call.objects.create(
        number=next_call_number("SZ", year),
        title=title,
        line=line,
        year=year,
        grant=told.grant,
        figures=told.figures,
        terms=told.terms,
        who=told.who,
        each=9,
        text=told.text,
        contact="计划科（示例）",
        opens=opens,
        closes=closes,
        state="published",
        label=Label.PUBLIC,
        written_at=moment(),
        published_at=timezone.make_aware(datetime.combine(opens, time(9))),
        example=True,
    )
    record("call.published", actor=actor, obj=call, after=call.plain(), at=moment())
    return call


def case_behind(grant: Grant, line: BudgetLine, organisation: Organisation, until: date, actor: Actor) -> Case:
    """The application that led to a support, as far as it has come by the day."""
    call = past_call(line, grant.year, actor)
    flow = "subsidy" if call.grant else "funding"
    done = [one for one in _course(grant, flow) if one.day <= until]
    granted = call.granted
    reason = Sentence(_REWARDED if call.grant else _DECIDED, "")
    support = Support(grant.due.fen, reason, Citation(grant.decision, "", "", grant.decided), "local")
    told = {"call": call, "fen": grant.due.fen, "basis": support.basis(call.mode)}
    told["project"] = {} if call.grant else {"title": grant.due.title}

    def amount(case: Case) -> Mapping[str, Any]:
        held = frozen_amount(Application(case=case, **told), support, proposed=grant.due.fen)
        if call.mode == "competitive":
            held["inputs"]["budget"] = grant.due.whole
        elif call.mode == "stable":
            held["inputs"]["yearly"] = grant.due.fen
        return held

    case = lay_down_case(
        flow,
        organisation,
        grant.due.title,
        done,
        actor,
        call=call.number,
        policy=granted.policy if granted else "",
        figures=carried(call) if granted else None,
        stated=_STATED if granted else None,
        amount=amount,
    )
    Application.objects.create(case=case, **told)
    return case


def payment_case(award: Award, organisation: Organisation, part: Part, actor: Actor) -> Case:
    """The case of a payment, behind that of its support."""
    verbs = _PAYING[part.course]
    days = [part.asked] * len(verbs)
    if part.course == "paid" and part.settled:
        days[-1] = part.settled
    done = [
        Done(verb, day, "户名与账号不符（示例）" if verb == "note_bounced" else "")
        for verb, day in zip(verbs, days, strict=True)
    ]
    return lay_down_case("payment", organisation, f"拨付：{award.title}", done, actor, about=case_of(award))


def evaluated_on(grant: Grant, until: date) -> date | None:
    """When the project was evaluated: all of it is paid and there was time to carry it out; None before."""
    last = grant.parts[-1] if grant.parts else None
    whole = sum(part.fen for part in grant.parts if part.course == "paid") == grant.due.fen
    if not grant.due.programme or last is None or last.settled is None or not whole:
        return None
    day = last.settled + timedelta(days=120)
    return day if day <= until else None


def _course(grant: Grant, flow: str) -> Sequence[Done]:
    """Its steps in order, some still to come."""
    day = grant.decided
    verbs = ("submit", "accept", "close_review") if flow == "funding" else ("submit", "admit")
    reasons = {"decide": _DECIDED if flow == "funding" else _REWARDED}
    done = [Done(verb, day - timedelta(days=_BEFORE[verb])) for verb in verbs]
    done += [Done(v, day - timedelta(days=_BEFORE[v]), reasons.get(v, "")) for v in ("decide", "publish")]
    if flow == "subsidy":
        done.append(Done("grant", day))
        last = grant.parts[-1] if grant.parts else None
        if last is not None and last.course == "paid" and last.settled:
            done.append(Done("note_paid", last.settled))
        return done
    done += [Done("award", day), Done("sign_contract", day + timedelta(days=10))]
    closed = evaluated_on(grant, date.max)
    if closed is not None:
        done.append(Done("ask_acceptance", closed - timedelta(days=60), "任务完成，申请验收（示例）"))
        done.append(Done("pass_acceptance", closed - timedelta(days=20), "专家组同意通过（示例）"))
        done.append(Done("evaluate", closed, "归档（示例）"))
    return done
