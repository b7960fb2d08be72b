"""The file of one organisation (一企一档): everything recorded of it that the reader may see, as of any moments."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_records, refusal
from kechuang.accounts.doors import door, everyone, holders, signed_in
from kechuang.accounts.held import memberships_of
from kechuang.accounts.roles import ORGANISATION_ROLES, Role
from kechuang.oversight.leading import leads_whole
from kechuang.portal.navigation import NavEntry
from kechuang.portal.organisations.file import File, file_of
from kechuang.portal.organisations.sections.entitlements import WORDS, on_day, verdicts
from kechuang.portal.organisations.whole_file import filled
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.records import addresses as addresses
from kechuang.portal.records.codes import division_words, industry_words
from kechuang.portal.records.moments import Moment
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.kinds.yearly_return import YearlyReturn

NAV = NavEntry(13, "own-file", gettext_lazy("本单位档案"), "folder-open", of_plan=False)


def asked_file(request: HttpRequest, key: str) -> File:
    """The file an address asks for, as of its moments; no page where there is none."""
    file = file_of(key, request.user, Moment.asked(request.GET))
    if file is None:
        raise Http404(key)
    return file


@door(everyone)
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """The file. The public sees the public part; who may see more sees more."""
    file = asked_file(request, key)
    row: Any = file.row
    now = row.superseded_at is None and not file.moment.past
    parts = filled(file)
    context = {
        "file": file,
        "row": row,
        "shown": file,
        "name": str(row),
        "moment": file.moment,
        "now_address": request.path,
        "unknown_then": row.recorded_at > file.moment.asof.known,
        "place": division_words(row.division) if row.division else "",
        "industry": industry_words(row.industry) if row.industry else "",
        "full": [one for one in parts if one.section.place == "full"],
        "wide": [one for one in parts if one.section.place == "wide"],
        "aside": [one for one in parts if one.section.place == "aside"],
        "may_keep": now and may_keep_records(request.user, type(row), row.values()).allowed,
        "may_report": now and may_keep_records(request.user, YearlyReturn, {"organisation": key, "year": 2000}).allowed,
        "may_fill": now and may_read_facts(request.user, key).allowed,
    }
    return render(request, "portal/organisations/file.html", context)


@door(signed_in)
def organisation_policies(request: HttpRequest, key: str) -> HttpResponse:
    """What each policy says of it: a part of the file; where no script puts it there, the page that says all of it."""
    file = asked_file(request, key)
    verdict = may_read_facts(request.user, key)
    if not verdict.allowed:
        raise refusal(verdict)
    everything = reverse("organisation-entitlements", args=[key]) + on_day(file)
    if not request.headers.get("HX-Request"):
        return redirect(everything)
    found = [(word, WORDS[word], policies) for word, policies in verdicts(file).items()]
    return render(request, "portal/organisations/verdicts.html", {"verdicts": found, "everything": everything})


@door(holders(*ORGANISATION_ROLES))
def own_file(request: HttpRequest) -> HttpResponse:
    """The way of a representative to their own file; of several, and where it is not on record yet, the choice."""
    own = own_organisations(request.user)
    if len(own) == 1 and own[0].recorded:
        return redirect("organisation-file", own[0].key)
    return render(request, "portal/organisations/own.html", {"own": own})


@door(everyone)
def start(request: HttpRequest) -> HttpResponse:
    """Where somebody begins after signing in: at their organisation's file, their unit's home, or what waits."""
    own = own_organisations(request.user)
    only_theirs = all(membership.organisation for membership in memberships_of(request.user))
    if only_theirs and len(own) == 1 and own[0].recorded:
        return redirect("organisation-file", own[0].key)
    return redirect(reverse(_first_page(request)))


def _first_page(request: HttpRequest) -> str:
    """Who leads a government or the bureau begins with what is off course, others with what their unit is asked."""
    held = memberships_of(request.user)
    roles = {membership.role for membership in held}
    if not roles:
        return "home"
    if roles - {Role.UNIT_OFFICER, Role.UNIT_LEADER}:
        return "worklist"
    return "leader" if leads_whole(request.user) else "my-unit"


urlpatterns = [
    path("start/", start, name="start"),
    path("organisations/own/", own_file, name="own-file"),
    path("organisations/<key:key>/", organisation, name="organisation-file"),
    path("organisations/<key:key>/policies/", organisation_policies, name="organisation-policies"),
]
