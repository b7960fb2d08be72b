"""Drafts of policy changes that are kept: the list; one with versions, what would follow, how it takes force."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door
from kechuang.amendments.access import may_edit, may_keep, may_see, may_see_names, seen_by
from kechuang.amendments.actions.discard_draft import discard_draft, restore_draft
from kechuang.amendments.actions.keep_result import keep_result
from kechuang.amendments.actions.save_draft import save_draft
from kechuang.amendments.actions.share_draft import share_draft
from kechuang.amendments.as_files import as_figures, as_policy_file
from kechuang.amendments.content import Content, stale
from kechuang.amendments.models import Amendment, AmendmentVersion, Reach
from kechuang.amendments.result import acts_since, told_of
from kechuang.entitlements.drafted import Drafted
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.policies import catalogue
from kechuang.portal.account_forms import ReasonForm
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.amending.asked import content_asked
from kechuang.portal.amending.form_rows import form_of
from kechuang.portal.amending.found import shown_of, table_of
from kechuang.portal.amending.lamps import LAMPS
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.pages.policy_draft import tried, wrong_of
from kechuang.rules.law import NotInForce
from kechuang.rules.moved import TURNS

TAB = (
    "policies",
    NavEntry(
        18,
        "amendments",
        gettext_lazy("修订草案"),
        "file-pen",
        covers=("amendment", "amendment-act", "amendment-file"),
        of_plan=False,
    ),
)

_SHOWN = 30
"""Subjects shown above the form; all of them are in the file to take away."""


@door(may_see)
def amendments(request: HttpRequest) -> HttpResponse:
    """Those one may see, newest first; `policy` narrows them; discarded ones stand below."""
    rows = seen_by(request.user)
    policy = request.GET.get("policy", "")
    used = sorted(set(rows.values_list("policy", flat=True)))
    if policy in used:
        rows = rows.filter(policy=policy)
    told = [_listed(one) for one in rows.prefetch_related("versions", "versions__saved_by")]
    context = {
        "rows": [one for one in told if one["of"].discarded_at is None],
        "discarded": [one for one in told if one["of"].discarded_at is not None],
        "policy": policy,
        "policies": [catalogue().policies[code] for code in used if code in catalogue().policies],
        "every": list(catalogue()),
        "may_keep": may_keep(request.user).allowed,
    }
    return render(request, "portal/amendments/list.html", context)


@door(may_keep)
def amendment_new(request: HttpRequest) -> HttpResponse:
    """To the form of the policy chosen."""
    code = request.GET.get("policy", "")
    return redirect("policy-draft", code) if code in catalogue().policies else redirect("amendments")


@door(may_see)
def amendment(request: HttpRequest, amendment: int) -> HttpResponse:
    """What it says and what would follow by today's records; `version` shows an earlier one, `format` a file."""
    row = _row(request, amendment)
    version = _version(row, request.GET.get("version", ""))
    if request.GET.get("format") in FORMATS:
        return _taken(request, row, version, request.GET["format"])
    return _page(request, row, version, Content.of_json(version.content), {})


@door(may_keep)
def amendment_save(request: HttpRequest, amendment: int) -> HttpResponse:
    """A new version; where somebody was faster, or something is wrong, what was entered stays on the page."""
    row = _row(request, amendment)
    if request.method != "POST":
        return redirect("amendment", row.pk)
    content = content_asked(request.POST, timezone.localdate())
    seen = request.POST.get("seen", "")
    try:
        save_draft(
            row,
            content,
            request.user,
            seen=int(seen) if seen.isdecimal() and len(seen) < 6 else 0,
            note=request.POST.get("note", ""),
        )
    except BadInput as error:
        return _page(request, row, row.versions.latest("ordinal"), content, wrong_of(error), 400)
    except Conflict as error:
        told = {"": f"{said(error.sentence)}{said(error.remedy)}"}
        return _page(request, row, row.versions.latest("ordinal"), content, told, 409)
    if (last := row.versions.latest("ordinal")) and not last.results.exists():
        keep_result(last, request.user)
    return redirect("amendment", row.pk)


@door(may_see_names)
def amendment_file(request: HttpRequest, amendment: int, form: str) -> HttpResponse:
    """`policy.py`: the policy file with the draft at its end; `figures.toml`: its dated figures."""
    row = _row(request, amendment)
    version = _version(row, request.GET.get("version", ""))
    make = {"policy.py": as_policy_file, "figures.toml": as_figures}.get(form)
    if make is None or row.policy not in catalogue().policies:
        raise Http404(form)
    content = Content.of_json(version.content)
    try:
        text = make(catalogue()[row.policy], content)
    except BadInput as error:
        return _page(request, row, version, content, wrong_of(error), 400)
    record("amendment.exported", actor=request.user, obj=row, after={"version": version.ordinal, "file": form})
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    ending = "py" if form == "policy.py" else "toml"
    answer["Content-Disposition"] = f'attachment; filename="{row.policy}-draft-{row.pk}.{ending}"'
    return answer


class ReachForm(forms.Form):
    """Who may see it."""

    reach = forms.ChoiceField(label=gettext_lazy("谁可以看"), choices=Reach.choices)


def _shared(request: HttpRequest, row: Amendment, form: Any) -> Words:
    share_draft(row, form.cleaned_data["reach"], request.user)
    return _("已改变谁可以看。")


def _worked(request: HttpRequest, row: Amendment, form: Any) -> Words:
    keep_result(row.versions.latest("ordinal"), request.user)
    return _("已按今天的记录测算，结果留存。")


def _discarded(request: HttpRequest, row: Amendment, form: Any) -> Words:
    discard_draft(row, request.user, reason=form.cleaned_data["reason"])
    return _("已撤下，可以恢复。")


def _restored(request: HttpRequest, row: Amendment, form: Any) -> Words:
    restore_draft(row, request.user)
    return _("已恢复。")


ACTS = {
    "share": Act(
        gettext_lazy("谁可以看"),
        gettext_lazy("单位负责人看得到改了什么、多少对象受影响、要多少钱，看不到名单；审计人员都看得到。"),
        gettext_lazy("确定"),
        _shared,
        lambda data, request, row: ReachForm(data, initial={"reach": row.reach}),
        "eye",
    ),
    "work": Act(
        gettext_lazy("重新测算并留存"),
        gettext_lazy("按今天的记录测算最新一版，结果连同时间和当时的记录状态留存；以前的结果不动。"),
        gettext_lazy("测算"),
        _worked,
        icon="calculator",
    ),
    "discard": Act(
        gettext_lazy("撤下草案"),
        gettext_lazy("不再办的草案撤下；各版都留着，可以恢复。"),
        gettext_lazy("撤下"),
        _discarded,
        lambda data, request, row: ReasonForm(data),
        "archive",
        danger=True,
    ),
    "restore": Act(
        gettext_lazy("恢复草案"),
        gettext_lazy("草案回到列表，可以接着改。"),
        gettext_lazy("恢复"),
        _restored,
        icon="undo-2",
    ),
}


@door(may_keep)
def amendment_act(request: HttpRequest, amendment: int, act: str) -> HttpResponseBase:
    """One act on one draft."""
    row = _row(request, amendment)
    if act not in ACTS:
        raise Http404(act)
    back = reverse("amendment", args=[row.pk])
    crumbs = [Crumb(_("修订草案"), reverse("amendments")), Crumb(row.name, back)]
    return act_page(request, ACTS[act], row, crumbs=crumbs, about=row.name, back=back)


def _row(request: HttpRequest, pk: int) -> Amendment:
    """The draft; one that is not there and one that is not to be seen look alike. Raises Http404."""
    row = seen_by(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404(pk)
    return row


def _version(row: Amendment, asked: str) -> AmendmentVersion:
    """The version asked for, or the last. Raises Http404."""
    if not asked:
        return row.versions.latest("ordinal")
    found = row.versions.filter(ordinal=asked).first() if asked.isdecimal() and len(asked) < 6 else None
    if found is None:
        raise Http404(asked)
    return found


def _listed(row: Amendment) -> dict[str, Any]:
    last = list(row.versions.all())[-1]
    content = Content.of_json(last.content)
    return {
        "of": row,
        "policy": catalogue().policies.get(row.policy),
        "last": last,
        "since": content.since,
        "changes": len(content.figures) + len(content.written) + len(content.dropped) + len(content.added),
    }


def _taken(request: HttpRequest, row: Amendment, version: AmendmentVersion, form: str) -> HttpResponse:
    policy = catalogue().policies.get(row.policy)
    if policy is None or not may_see_names(request.user).allowed:
        raise Http404(form)
    found, _wrong = tried(policy, Content.of_json(version.content))
    if found is None:
        raise Http404(form)
    record("amendment.exported", actor=request.user, obj=row, after={"version": version.ordinal, "file": form})
    return as_file(table_of(policy, found, f"{row.name}（{version.ordinal}）"), form)


def _page(
    request: HttpRequest,
    row: Amendment,
    version: AmendmentVersion,
    content: Content,
    wrong: dict[str, str],
    status: int = 200,
) -> HttpResponse:
    policy = catalogue().policies.get(row.policy)
    versions = list(row.versions.select_related("saved_by").order_by("-ordinal"))
    latest = versions[0].ordinal == version.ordinal
    context: dict[str, Any] = {
        "row": row,
        "version": version,
        "versions": versions,
        "latest": latest,
        "policy": policy,
        "may_edit": may_edit(request.user, row).allowed,
        "may_change": latest and row.discarded_at is None and may_edit(request.user, row).allowed,
        "may_take": may_see_names(request.user).allowed,
        "content": content,
    }
    if policy is not None:
        found, told = tried(policy, content) if not wrong else (None, {})
        try:
            context["stale"] = stale(policy, content)
        except NotInForce:
            context["not_in_force"] = True
        context["results"] = _results(version, found)
        context |= form_of(policy, content, wrong | told)
        address = f"{reverse('amendment', args=[row.pk])}?version={version.ordinal}&"
        context |= shown_of(found, address, names=may_see_names(request.user).allowed, most=_SHOWN)
    return render(request, "portal/amendments/draft.html", context, status=status)


def _results(version: AmendmentVersion, found: Drafted | None) -> list[dict[str, Any]]:
    """What was kept of the version, the last first; `same` as what today's records give, `acts` on them since."""
    now = told_of(found)
    return [
        {
            "of": one,
            "counts": [(TURNS[turn], LAMPS[turn], one.told["counts"].get(turn, 0)) for turn in TURNS],
            "same": one.told == now,
            "acts": acts_since(one),
        }
        for one in version.results.select_related("worked_by")
        if one.told
    ]


urlpatterns = [
    path("amendments/", amendments, name="amendments"),
    path("amendments/new/", amendment_new, name="amendment-new"),
    path("amendments/<int:amendment>/", amendment, name="amendment"),
    path("amendments/<int:amendment>/save/", amendment_save, name="amendment-save"),
    path("amendments/<int:amendment>/files/<str:form>/", amendment_file, name="amendment-file"),
    path("amendments/<int:amendment>/<str:act>/", amendment_act, name="amendment-act"),
]
