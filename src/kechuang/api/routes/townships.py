"""Townships for programs: the classes of a place as of any moments, the reasons of one, an appeal against a class."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import may_appeal, may_set_townships
from kechuang.api.asked import Known, Valid, asof_of
from kechuang.api.declaring import HEAVY, acts, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import townships as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.places.actions.appeal_class import appeal_class
from kechuang.places.classifying import Classification, classify, method_at, township_plain, townships_of
from kechuang.places.method import MISSING_RULE
from kechuang.places.models import TownshipAppeal
from kechuang.registry.asof import AsOf
from kechuang.supervision.held import division_of
from kechuang.supervision.queries import current_plan

router = Router(tags=["townships"])

Place = Annotated[
    str, Field(description="行政区划代码，默认现行规划的地方。 Division; that of the plan in force.", max_length=12)
]
TownshipCode = Annotated[str, Field(description="乡镇的区划代码。 The township's code.", max_length=12)]


@reads(
    router,
    "/townships",
    shapes.Townships,
    says=Sentence("乡镇分类。", "The classes of townships."),
    cost=HEAVY,
    rows="rows",
)
def townships(request: HttpRequest, place: Place = "", valid: Valid = "", known: Known = "") -> Plain:
    """By the method that held on the day; the same pair of moments gives the same bytes."""
    asof = asof_of(valid, known)
    at = place or _place(asof)
    found = classify(at, asof) if at else None
    return {
        "asof": asof.as_query(),
        "place": at,
        "method": _method(found) if found else None,
        "rows": [_row(found, one) for one in found.townships] if found else [],
    }


@reads(
    router,
    "/townships/{township}",
    shapes.TownshipWhole,
    says=Sentence("一个乡镇分类的理由。", "Why a township is of its class."),
    cost=HEAVY,
    rows=".",
)
def township(request: HttpRequest, township: TownshipCode, valid: Valid = "", known: Known = "") -> Plain:
    """Line by line, with how firm it is, what the class aims at, and what was said against it."""
    asof, place = asof_of(valid, known), _of(township)
    found = classify(place, asof)
    one = next((each for each in found.townships if each.code == township), None) if found else None
    if found is None or one is None:
        raise not_here(township=township)
    appeals = TownshipAppeal.objects.filter(township=township, method__place=place, recorded_at__lte=asof.known)
    if not may_set_townships(request.user).allowed:
        appeals = appeals.filter(answered_at__lte=asof.known)
    return _row(found, one) | {
        "asof": asof.as_query(),
        "method": _method(found),
        "goals": [found.by.method.goals.get(name, "") for name in one.score.classes],
        "appeals": [_appeal(each, asof) for each in appeals],
    }


@acts(
    router,
    "/townships/{township}/appeals",
    shapes.Appeal,
    says=Sentence("对乡镇的类别提出异议。", "Say something against the class of a township."),
    who=may_appeal,
    status=201,
)
def township_appeal(request: HttpRequest, township: TownshipCode, body: shapes.Against) -> Plain:
    """By the township's own unit, or who keeps the method."""
    asof, place = AsOf.now(), _of(township)
    held = method_at(place, asof)
    if held is None or township not in townships_of(place, asof):
        raise not_here(township=township)
    return _appeal(appeal_class(held, township, body.said, request.user), AsOf.now())


def _place(asof: AsOf) -> str:
    plan = current_plan()
    return division_of(plan, asof.known) if plan else ""


def _of(township: str) -> str:
    """The county, district or city in which a township lies: its code begins with that of the place."""
    return township[:6]


def _method(found: Classification) -> dict[str, Any]:
    held = found.by
    return {
        "name": held.name,
        "since": held.since.isoformat(),
        "basis": held.basis,
        "farming": None,
        **held.method.as_plain(),
        "missing": {"zh": MISSING_RULE.zh, "en": MISSING_RULE.en},
    }


def _row(found: Classification, one: Any) -> dict[str, Any]:
    return township_plain(one) | {"example": found.by.example}


def _appeal(one: TownshipAppeal, asof: AsOf) -> dict[str, Any]:
    answered = one.answered_at is not None and one.answered_at <= asof.known
    return {
        "id": one.pk,
        "said": one.said,
        "on": timezone.localdate(one.recorded_at).isoformat(),
        "accepted": one.accepted if answered else None,
        "answer": one.answer if answered else "",
        "answered_on": timezone.localdate(one.answered_at).isoformat() if answered and one.answered_at else None,
    }
