"""What would follow if a policy changed: clauses in words, named lists, the budget. Nothing takes force.

The whole draft stands in the address, so that it can be tried; one that is to stay is kept from here.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.amendments.access import may_keep
from kechuang.amendments.actions.keep_draft import keep_draft
from kechuang.amendments.actions.keep_result import keep_result
from kechuang.amendments.content import Content, NewClause, worked_out
from kechuang.amendments.models import Reach
from kechuang.entitlements.drafted import Drafted
from kechuang.kernel.errors import BadInput
from kechuang.portal.amending.asked import content_asked
from kechuang.portal.amending.form_rows import form_of
from kechuang.portal.amending.found import shown_of, table_of
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.pages.policy import asked_policy
from kechuang.rules.law import NotInForce
from kechuang.rules.policy import Policy


@door(holders(Role.PROGRAMME_OFFICER))
def policy_draft(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and what would follow from what it was sent with."""
    policy = asked_policy(code)
    content = content_asked(request.GET, timezone.localdate())
    found, wrong = tried(policy, content)
    if found is not None and request.GET.get("format") in FORMATS:
        return as_file(table_of(policy, found), request.GET["format"])
    return _page(request, policy, content, found, wrong)


@door(may_keep)
def policy_draft_keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep what was tried under a name; what is wrong is told, and nothing of what was entered is lost."""
    policy = asked_policy(code)
    if request.method != "POST":
        return redirect("policy-draft", code=policy.code)
    content = content_asked(request.POST, timezone.localdate())
    try:
        made = keep_draft(
            policy.code,
            request.POST.get("name", ""),
            content,
            request.user,
            reach=request.POST.get("reach", Reach.OWN),
        )
    except BadInput as error:
        found, wrong = tried(policy, content)
        return _page(request, policy, content, found, wrong | wrong_of(error))
    keep_result(made.versions.get(), request.user)
    return redirect("amendment", made.pk)


def tried(policy: Policy, content: Content) -> tuple[Drafted | None, dict[str, str]]:
    """What would follow, and by field what is wrong."""
    try:
        return worked_out(policy, content, timezone.localdate()), {}
    except NotInForce:
        return None, {}  # a day on which no version holds has nothing to change, and the page says so
    except BadInput as error:
        return None, wrong_of(error)


def wrong_of(error: BadInput) -> dict[str, str]:
    """The error by the field it names."""
    return {str(error.fields.get("field", "")): f"{said(error.sentence)}{said(error.remedy)}"}


def _page(
    request: HttpRequest, policy: Policy, content: Content, found: Drafted | None, wrong: dict[str, str]
) -> HttpResponse:
    kept = request.GET.copy()
    kept.pop("format", None)
    context = form_of(policy, content, wrong) | shown_of(found, f"?{kept.urlencode()}&")
    context |= {
        "hidden": hidden_of(content),
        "name": request.POST.get("name", content.document),
        "reach": request.POST.get("reach", Reach.OWN.value),
        "reaches": Reach.choices,
        "keep_address": reverse("policy-draft-keep", args=[policy.code]),
    }
    return render(request, "portal/policies/draft.html", context, status=400 if wrong else 200)


def hidden_of(content: Content) -> list[tuple[str, str]]:
    """The content as fields of a form."""
    told = [
        ("since", content.since.isoformat()),
        ("place", content.place),
        ("title", content.document),
        ("number", content.number),
    ]
    told += [(f"p.{name}", text) for name, text in content.figures.items()]
    told += [(f"c.{code}", text) for code, text in content.written.items()]
    told += [("drop", code) for code in content.dropped]
    for place, one in enumerate(content.added):
        told += [(f"n.{place}.{name}", getattr(one, name)) for name in NewClause.__slots__]
    return told


urlpatterns = [
    path("policies/<str:code>/draft/", policy_draft, name="policy-draft"),
    path("policies/<str:code>/draft/keep/", policy_draft_keep, name="policy-draft-keep"),
]
