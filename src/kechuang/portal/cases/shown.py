"""The case an address names, for whoever may see it; its steps, acts and documents as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor, roles_of
from kechuang.accounts.roles import STAFF
from kechuang.cases.models import Case
from kechuang.cases.of_policy import procedure_of
from kechuang.cases.under_panel import panel_of
from kechuang.cases.verb import CaseVerb
from kechuang.cases.verb_list import acts
from kechuang.kernel.sentences import Sentence

OFFICE_SAID = Sentence("科技局", "S&T bureau")
_FIRST = ("submit", "accept", "admit", "decide", "publish", "certify", "close", "award", "grant")
_DANGER = ("refuse", "abandon", "revoke", "end_early", "fail_acceptance")


def shown_case(request: HttpRequest, number: str) -> Case:
    """The case of that number. Raises Http404 where there is none the reader may see."""
    found = visible(request.user, Case.objects.all()).filter(number=number).first()
    if found is None:
        raise Http404(number)
    return found


@dataclass(frozen=True, slots=True)
class Button:
    """One verb that may be done now."""

    verb: CaseVerb
    first: bool
    danger: bool


def buttons(case: Case, actor: Actor) -> list[Button]:
    """What the reader may do to the case as it stands, the usual next step first."""
    codes = case.process.verbs(case.state)
    allowed = [acts()[c].verb for c in codes if acts()[c].verb.side not in ("anyone", "clock", "panel")]
    made = [
        Button(verb, verb.code in _FIRST, verb.code in _DANGER)
        for verb in allowed
        if verb.verdict(actor, case).allowed and _fits(case, verb.code)
    ]
    return sorted(made, key=lambda b: (not b.first, b.danger))


def _fits(case: Case, code: str) -> bool:
    """Leaves out what the policy's own procedure passes over, and what must wait until the publication is over."""
    if (
        code in ("certify", "award", "grant")
        and case.state == "publicity"
        and case.due
        and timezone.localdate() <= case.due
    ):
        return False
    if code == "close_review" and panel_of(case):
        return False
    procedure = procedure_of(case)
    if procedure is None:
        return True
    reviewed = {"accept": procedure.reviewed, "reopen_review": procedure.reviewed, "admit": not procedure.reviewed}
    certified = code != "certify" or case.state != "proposed" or not procedure.publicised
    return reviewed.get(code, True) and certified and (code != "publish" or procedure.publicised)


def sees_names(actor: Actor) -> bool:
    """Whether officers are shown by name: to staff; an applicant deals with the office."""
    return bool(STAFF & roles_of(actor))


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the history."""

    at: datetime
    who: Sentence
    verb: Sentence
    after: Sentence
    reason: str
    office: bool


def history(case: Case, actor: Actor) -> list[StepRow]:
    """What was done, latest first."""
    names, rows = sees_names(actor), []
    for step in case.steps.order_by("-ordinal"):
        name = Sentence(step.done_by_name or "系统", step.done_by_name or "the system")
        if step.verb == "raise_objection":
            name = Sentence("社会公众", "the public")
        who = OFFICE_SAID if step.by_office and not names else name
        rows.append(
            StepRow(
                step.done_at,
                who,
                acts()[step.verb].verb.name,
                case.process.state(step.after).name,
                "" if step.verb == "raise_objection" and not names else step.reason,
                step.by_office,
            )
        )
    opener = Sentence(str(case.opened_by or "系统"), str(case.opened_by or "the system"))
    start = case.process.state(case.process.start).name
    rows.append(StepRow(case.opened_at, opener, Sentence("新建", "opened"), start, "", False))
    return rows
