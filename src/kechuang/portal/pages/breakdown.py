"""How a target is shared out: try a base, lay it down, take it back; versions, what was said against it, answers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_appeal, may_bind
from kechuang.accounts.doors import door, everyone
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.portal import numbers
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.language import said
from kechuang.registry.asof import AsOf
from kechuang.supervision.actions.answer_appeal import answer_appeal
from kechuang.supervision.actions.note_appeal import note_appeal
from kechuang.supervision.actions.share_out import plain_parts, share_out
from kechuang.supervision.actions.withdraw_share import withdraw_share
from kechuang.supervision.allotment import Allotment, Appeal
from kechuang.supervision.appealing import own_parts
from kechuang.supervision.held import promise_of
from kechuang.supervision.models import Plan, Target
from kechuang.supervision.sharing_out import BASES_OF, SharedOut, shared_out

BY: dict[str, Sentence] = {
    "years": Sentence("年度", "years"),
    "townships": Sentence("乡镇", "townships"),
    "units": Sentence("责任单位", "units"),
}
BASES: dict[str, Sentence] = {
    "equal": Sentence("平均", "equal"),
    "stock": Sentence("按现有数", "by what each holds"),
    "potential": Sentence("按潜力", "by potential"),
    "given": Sentence("按给定权重", "by weights given"),
}


@door(everyone)
def page(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """`by`, `base`, `growth`, `w:KEY` try a sharing-out without keeping it."""
    plan, target = _asked(request, slug, ordinal)
    return _page(request, plan, target)


@door(may_appeal)
@require_POST
def act(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """`do`: keep, withdraw, appeal, answer."""
    plan, target = _asked(request, slug, ordinal)
    post, words = request.POST, request.POST.get("words", "")
    try:
        if post.get("do") == "keep":
            share_out(
                target,
                post.get("by", ""),
                post.get("base", ""),
                AsOf.now(),
                request.user,
                reason=words,
                growth=bool(post.get("growth")),
                given=_weights(post),
            )
            messages.success(request, _("已定下，旧方案留存。"))
        elif post.get("do") == "withdraw":
            one = get_object_or_404(Allotment, pk=_whole(post.get("one")), target__plan=plan)
            withdraw_share(one, request.user, reason=words)
            messages.success(request, _("已撤回。"))
        elif post.get("do") == "appeal":
            one = get_object_or_404(Allotment, pk=_whole(post.get("one")), target__plan=plan)
            note_appeal(one, post.get("key", ""), words, request.user)
            messages.success(request, _("已记下异议。"))
        else:
            appeal = get_object_or_404(Appeal, pk=_whole(post.get("one")), allotment__target__plan=plan)
            answer_appeal(appeal, words, request.user, accepted=post.get("do") == "accept")
            messages.success(request, _("已答复。"))
    except (BadInput, Conflict) as error:
        return _page(request, plan, target, wrong=error)
    return redirect("breakdown", slug=slug, ordinal=target.ordinal)


def _asked(request: HttpRequest, slug: str, ordinal: int) -> tuple[Plan, Target]:
    plan = asked_plan(request, slug)
    target = get_object_or_404(plan.targets.select_related("task", "section", "same_as"), ordinal=ordinal)
    target.plan = plan
    return plan, target


def _page(
    request: HttpRequest, plan: Plan, target: Target, *, wrong: BadInput | Conflict | None = None
) -> HttpResponse:
    asof = AsOf.now()
    promise = promise_of(target, asof.known)
    asked: Mapping[str, Any] = request.POST if wrong else request.GET
    by, base = asked.get("by") or "", asked.get("base") or ""
    tried: SharedOut | None = None
    if by and (wrong is None or by in BY):
        try:
            tried = shared_out(promise, asof, by, base, growth=bool(asked.get("growth")), given=_weights(asked))
        except BadInput as error:
            wrong = wrong or error
    versions = list(Allotment.objects.filter(target=promise.first).select_related("recorded_by"))
    context = {
        "plan": plan,
        "target": target,
        "promise": promise,
        "by": by,
        "base": base,
        "growth": bool(asked.get("growth")),
        "words": asked.get("words", ""),
        "tried": _rows(plain_parts(tried), tried.unit) if tried else [],
        "tried_said": tried.said if tried else None,
        "tried_whole": _told(tried.whole, tried.unit) if tried else "",
        "wrong": wrong,
        "standing": [_version(one, request.user) for one in versions if one.superseded_at is None],
        "earlier": [_version(one, None) for one in versions if one.superseded_at is not None],
        "bys": [(key, said(name)) for key, name in BY.items()],
        "bases": [(key, said(name)) for key, name in BASES.items() if not by or key in BASES_OF.get(by, ())],
        "may_share": may_bind(request.user, plan).allowed,
    }
    return render(request, "portal/target/breakdown.html", context, status=400 if wrong and request.POST else 200)


def _version(one: Allotment, reader: Any) -> dict[str, Any]:
    """`mine`: rows of the parts that the reader's own unit bears."""
    own = own_parts(one, reader) if reader is not None else ()
    rows = _rows(one.parts, one.unit)
    names = {part["key"]: part["name"] for part in one.parts}
    appeals = one.appeals.select_related("recorded_by", "answered_by")
    return {
        "one": one,
        "by": BY[one.by],
        "base": Sentence(one.said["zh"], one.said["en"]),
        "whole": _told(Fraction(one.whole), one.unit),
        "rows": rows,
        "mine": [row for row in rows if row["key"] in own],
        "appeals": [(appeal, names.get(appeal.key, appeal.key)) for appeal in appeals],
    }


def _rows(parts: list[dict[str, Any]], unit: str) -> list[dict[str, Any]]:
    most = max((Fraction(part["share"]) for part in parts), default=Fraction(0))
    return [
        {
            "key": part["key"],
            "name": part["name"],
            "weight": numbers.number(Fraction(part["weight"])),
            "held": "" if part["held"] is None else _told(Fraction(part["held"]), unit),
            "share": _told(Fraction(part["share"]), unit),
            "bar": round(100 * Fraction(part["share"]) / most) if most else 0,
        }
        for part in parts
    ]


def _told(number: Fraction, unit: str) -> str:
    return numbers.with_unit(number / measure(unit)[0], unit)


def _weights(asked: Mapping[str, Any]) -> dict[str, Fraction]:
    found = {}
    for name in asked:
        if name.startswith("w:") and str(asked[name]).strip():
            try:
                found[name[2:]] = Fraction(str(asked[name]).strip())
            except (ValueError, ZeroDivisionError):
                raise BadInput(
                    "share.weight",
                    Sentence(f"“{asked[name]}”不是数。", f"“{asked[name]}” is no number."),
                    Sentence("权重请写成 3 或 0.5。", "Write a weight as 3 or 0.5."),
                    field="weights",
                ) from None
    return found


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 15 else 0


urlpatterns = [
    path("plans/<str:slug>/targets/<int:ordinal>/breakdown/", page, name="breakdown"),
    path("plans/<str:slug>/targets/<int:ordinal>/breakdown/act/", act, name="breakdown-act"),
]
