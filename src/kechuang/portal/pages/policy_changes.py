"""What changed between two versions of a policy, and whom of a table it moves. The table is read and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.doors import door, everyone, may_open, signed_in
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at, own_places
from kechuang.portal.amending.lamps import LAMPS
from kechuang.portal.change_rows import change_rows
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.pages.policy import asked_policy, shown_version
from kechuang.portal.uploaded_table import ACCEPTED, LARGEST, MOST_ROWS, uploaded_table
from kechuang.rules.bulk import BadCells
from kechuang.rules.difference import difference
from kechuang.rules.document import parameters_of
from kechuang.rules.law import Law
from kechuang.rules.moved import TURNS, Impact, Moved, impact
from kechuang.rules.moved_table import HEADS, moved_table
from kechuang.rules.policy import Policy, Version
from kechuang.rules.subjects import subjects_of
from kechuang.rules.words import VERDICTS, amount

SHOWN = 200
"""Subjects shown on the page; all of them are in the file to take away."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which two versions are compared, with the figures of which division."""

    policy: Policy
    old: Version
    new: Version
    place: str

    def laws(self) -> tuple[Law, Law]:
        """Both laws, each on the first day of its version."""
        local = figures_at(self.place)
        older, newer = (catalogue().law(self.policy.code, v.since, local) for v in (self.old, self.new))
        return older, newer


@door(everyone)
def policy_changes(request: HttpRequest, code: str) -> HttpResponse:
    """`old` and `new` choose two versions by their first days, `place` a division whose figures hold for both."""
    return _page(request, _asked(code, request.GET))


@door(signed_in)
def policy_moved(request: HttpRequest, code: str) -> HttpResponse:
    """A table sent as `file`, its rows named by `name_column`; with `format` the answer is a file to take away."""
    if request.method != "POST":
        return redirect("policy-changes", code=code)
    asked = _asked(code, request.POST)
    laws = asked.laws()
    try:
        with uploaded_table(request.FILES.get("file")) as table:
            subjects = subjects_of(table, laws, request.POST.get("name_column", "").strip() or None, None)
            found = impact(*laws, subjects)
            named_by = subjects.named_by
    except BadInput as error:
        return _page(request, asked, error=error, status=400)
    if (form := request.POST.get("format", "")) in FORMATS:
        return as_file(_table(asked, found), form)
    return _page(request, asked, found=found, named_by=named_by)


def _asked(code: str, given: Any) -> Asked:
    """What the form asks for; without a choice the version in force and the one before it. Raises Http404."""
    policy = asked_policy(code)
    new = shown_version(policy, given.get("new", ""))
    earlier = [v for v in policy.versions if v.since < new.since]
    old = shown_version(policy, given.get("old", "")) if given.get("old") else earlier[-1] if earlier else new
    place = given.get("place", "")
    return Asked(policy, old, new, place if any(j.code == place for j in own_places()) else "")


def _page(
    request: HttpRequest,
    asked: Asked,
    *,
    found: Impact | None = None,
    named_by: str | None = None,
    error: BadInput | None = None,
    status: int = 200,
) -> HttpResponse:
    changes = difference(*asked.laws())
    cells = error.cells if isinstance(error, BadCells) else []
    read = {p.name for v in asked.policy.versions for p in parameters_of(v)}
    context = {
        "policy": asked.policy,
        "asked": asked,
        "versions": [(v, _force(asked.policy, v)) for v in reversed(asked.policy.versions)],
        "places": [j for j in own_places() if read & j.own.keys()],
        "changes": change_rows(changes),
        "cited": [change for change in changes if change.kind == "citation"],
        "may_upload": may_open(request.user, policy_moved).allowed,
        "accepted": ACCEPTED,
        "largest": LARGEST // 1024 // 1024,
        "most_rows": MOST_ROWS,
        "error": error,
        "cells": cells[:20],
        "more_cells": max(len(cells) - 20, 0),
        "name_column": request.POST.get("name_column", ""),
        "found": found,
        "named_by": named_by,
        "counts": [(TURNS[turn], LAMPS[turn], n) for turn, n in found.counts.items()] if found else [],
        "unmoved": found.asked - len(found.moved) if found else 0,
        "moved": [_row(one) for one in found.moved[:SHOWN]] if found else [],
        "more": max(len(found.moved) - SHOWN, 0) if found else 0,
        "here": f"{reverse('policy-changes', args=[asked.policy.code])}?old={asked.old.since}&new={asked.new.since}",
    }
    return render(request, "portal/policies/changes.html", context, status=status)


def _force(policy: Policy, version: Version) -> bool:
    today, ends = timezone.localdate(), policy.ends(version)
    return version.since <= today and not (ends and ends <= today)


def _row(one: Moved) -> dict[str, Any]:
    return {
        "name": one.name,
        "turn": TURNS[one.turn],
        "lamp": LAMPS[one.turn],
        "before": VERDICTS[one.before],
        "after": VERDICTS[one.after],
        "causes": one.causes,
        "sums": [(s, amount(s.before, s.unit), amount(s.after, s.unit)) for s in one.sums],
    }


def _table(asked: Asked, found: Impact) -> Table:
    labels = (
        _("对象的名称"),
        _("变为符合、不符合、待定，或金额变化"),
        _("原版本下的结论"),
        _("新版本下的结论"),
        _("引起变化的条款或金额"),
        _("条款的出处"),
        _("条款原来的结论或数额"),
        _("条款现在的结论或数额"),
        _("比较了什么，差多少"),
    )
    columns = [Column(head, head, label) for head, label in zip(HEADS, labels, strict=True)]
    about = {
        _("政策"): said(Sentence(asked.policy.name, asked.policy.english)),
        _("原版本"): str(asked.old.since),
        _("新版本"): str(asked.new.since),
        _("对象数"): str(found.asked),
    }
    name = f"{asked.policy.code}-{asked.old.since}-{asked.new.since}"
    return Table(name, asked.policy.name, about, columns, moved_table(found.moved).to_dicts())


urlpatterns = [
    path("policies/<str:code>/changes/", policy_changes, name="policy-changes"),
    path("policies/<str:code>/changes/moved/", policy_moved, name="policy-moved"),
]
