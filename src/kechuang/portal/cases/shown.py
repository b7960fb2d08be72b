"""The case an address names, for whoever may see it; its steps, acts and documents as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.cases.history import OFFICE_SAID as OFFICE_SAID
from kechuang.cases.history import history as history
from kechuang.cases.history import sees_names as sees_names
from kechuang.cases.models import Case
from kechuang.cases.of_policy import procedure_of
from kechuang.cases.reporting import HELD
from kechuang.cases.under_panel import panel_of
from kechuang.cases.verb import CaseVerb
from kechuang.cases.verb_list import acts
from kechuang.registry.outside.filled import forms

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


def outside_of(case: Case) -> str:
    """Where the outside form of what is held is read from the records; empty where none is asked."""
    form = next((one for one in forms() if one.policy and one.policy == case.policy), None)
    if form is None or case.state not in HELD or not case.organisation:
        return ""
    return f"{reverse('organisation-outside', args=[case.organisation])}?form={form.code}"


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
