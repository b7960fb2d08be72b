"""One fact of an organisation: its value and history, what proves it, and the acts on it, each with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from kechuang.accounts.doors import door, signed_in
from kechuang.kernel.errors import BadInput, Conflict, KechuangError
from kechuang.portal.fact_acts import acts_on, typed_text, typed_value
from kechuang.portal.fact_history import history_of
from kechuang.portal.organisation_facts import Shown, fact_address, shown
from kechuang.portal.selfcheck_form import read_one
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.detach import detach
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.fill_in import fill_in
from kechuang.registry.actions.resolve import resolve
from kechuang.registry.evidence.refusals import TAKEN, refused, size_said
from kechuang.registry.evidence.store import largest
from kechuang.registry.evidence.upload import refusal_of
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.filling import fillings
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.sources import Proof

_FILE = "file"


@door(signed_in)
def organisation_fact(request: HttpRequest, key: str, fact: str) -> HttpResponse:
    """`on` the day. Posted, `do` names the act; what was typed stays where the act is refused."""
    of = shown(request, key)
    asked = vocabulary().get(fact)
    if asked is None or of.subject.kind not in asked.subjects:
        raise Http404(fact)
    answer = _answer(of, fact)
    error: KechuangError | None = None
    if request.method == "POST":
        act = _ACTS.get(request.POST.get("do", ""))
        if act is None:
            raise Http404("do")
        try:
            messages.success(request, act(request, of, answer))
            return redirect(fact_address(key, fact, of.query))
        except (BadInput, Conflict) as refusal:
            error, answer = refusal, _answer(of, fact)
    context = {
        "of": of,
        "answer": answer,
        "asked_by": asked.policies,
        "acts": acts_on(answer, of.subject, request.user),
        "input": read_one(answer.fact, typed_text(request.POST))[0],
        "history": history_of(answer),
        "error": error,
        "did": request.POST.get("do", ""),
        "typed": request.POST,
        "taken": TAKEN,
        "largest": size_said(largest()),
    }
    return render(request, "portal/facts/fact.html", context, status=400 if error else 200)


def _answer(of: Shown, name: str) -> Answer:
    return answers(of.subject, When.of(of.asof), [vocabulary()[name].fact])[name]


def _change(request: HttpRequest, of: Shown, answer: Answer) -> str:
    raw = typed_value(answer.fact, request.POST)
    when, reason = When.of(of.asof), request.POST.get("reason", "")
    for filling in fillings(of.subject, when, {answer.fact.name: raw}, {answer.fact.name: answer.fact}):
        fill_in(filling, request.user, on=of.asof.valid, reason=reason)
    return _("已更正，原来的值保留在历史里。") if answer.raw is not None else _("已保存。")


def _confirm(request: HttpRequest, of: Shown, answer: Answer) -> str:
    record, field = answer.rests_on[0]
    confirm(record, request.user, field=field, reason=request.POST.get("reason", ""))
    return _("已核实。")


def _dispute(request: HttpRequest, of: Shown, answer: Answer) -> str:
    record, field = answer.rests_on[0]
    raw = typed_value(answer.fact, request.POST, blank=True)
    other = None
    if raw is not None:
        [filling] = fillings(of.subject, When.of(of.asof), {answer.fact.name: raw}, {answer.fact.name: answer.fact})
        other = filling.values[field]
    said_by, reason = request.POST.get("said_by", ""), request.POST.get("reason", "")
    dispute(record, request.user, field=field, other=other, said_by=said_by, reason=reason)
    return _("异议已登记，处理之前两个值都会显示。")


def _resolve(request: HttpRequest, of: Shown, answer: Answer) -> str:
    mark = answer.standing.mark
    keep = request.POST.get("keep")
    if mark is None or keep not in ("held", "other"):
        raise refused("choice", "请选定一个值。", "Choose one of the two values.")
    resolve(mark, request.user, keep=keep, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]
    return _("异议已处理。")


def _attach(request: HttpRequest, of: Shown, answer: Answer) -> str:
    if (refusal := refusal_of(request, _FILE)) is not None:
        raise refusal
    file = request.FILES.get(_FILE)
    if file is None:
        raise refused("missing", "没有收到文件。", "No file arrived.")
    record, field = answer.rests_on[0]
    attach(record, file.chunks(), file.name or "", request.user, field=field)
    return _("材料已附上。")


def _detach(request: HttpRequest, of: Shown, answer: Answer) -> str:
    known = [proof.pk for proof in answer.proofs]
    pk = request.POST.get("proof", "")
    proof = get_object_or_404(Proof, pk=pk if pk.isdecimal() else 0, pk__in=known)
    detach(proof, request.user, reason=request.POST.get("reason", ""))
    return _("材料已撤下，历史里仍可查到。")


_ACTS: dict[str, Callable[[HttpRequest, Shown, Answer], Any]] = {
    "change": _change,
    "confirm": _confirm,
    "dispute": _dispute,
    "resolve": _resolve,
    "attach": _attach,
    "detach": _detach,
}

urlpatterns = [path("organisations/<str:key>/fact/<str:fact>/", organisation_fact, name="organisation-fact")]
