"""Units of government: the tree, one unit with its people, and the acts on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.actions.change_unit import change_unit
from kechuang.accounts.actions.dissolve_unit import dissolve_unit, restore_unit
from kechuang.accounts.actions.found_unit import at_the_top, found_unit, government_of_place, take_in
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.doors import door, holders
from kechuang.accounts.models import Unit
from kechuang.accounts.queries import people_of, people_per_unit, units_in_being
from kechuang.accounts.roles import STAFF, Role
from kechuang.kernel import divisions
from kechuang.portal.account_forms import ReasonForm, UnitForm
from kechuang.portal.account_rows import MemberRow, member_rows
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.navigation import NavEntry

TAB = (
    "accounts",
    NavEntry(
        20,
        "government-units",
        gettext_lazy("政府单位"),
        "landmark",
        covers=("government-unit", "government-unit-new", "government-unit-act"),
        of_plan=False,
    ),
)


@door(holders(*STAFF))
def units(request: HttpRequest) -> HttpResponse:
    """The tree of units in being; `?all=1` shows dissolved ones too; `?format=` gives it as a file."""
    today = timezone.localdate()
    every = request.GET.get("all") == "1"
    words = request.GET.get("q", "").strip()[:80]
    found = list(Unit.objects.select_related("parent") if every else units_in_being(today))
    found = [unit for unit in found if words in unit.name or words in unit.short_name] if words else found
    if request.GET.get("format"):
        return as_file(_table(found), request.GET["format"])
    counts = people_per_unit(today)
    context = {
        "rows": [(unit, unit.path.count("/") - 2 if not words else 0, counts.get(unit.pk, 0)) for unit in found],
        "q": words,
        "every": every,
        "manages": may_manage_accounts(request.user).allowed,
        "formats": [(form, f"?{request.GET.urlencode()}&format={form}".replace("?&", "?")) for form in FORMATS],
        "dissolved": Unit.objects.filter(until__lte=today).count(),
    }
    return render(request, "portal/accounts/units.html", context)


@door(holders(*STAFF))
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: where it stands, what is below it, who works there."""
    shown = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    members: list[MemberRow] = member_rows(request.user, people_of(unit=shown))
    context = {
        "unit": shown,
        "above": Unit.objects.filter(pk__in=[int(one) for one in shown.path.strip("/").split("/")[:-1]]),
        "below": shown.children.filter(until=None),
        "apart": at_the_top().count() if shown == government_of_place() else 0,
        "members": members,
        "division": divisions.full_name(shown.division_code) if shown.division_code else "",
        "manages": may_manage_accounts(request.user).allowed,
        "invites": may_appoint(request.user, Role.UNIT_OFFICER, unit=shown).allowed and shown.until is None,
    }
    return render(request, "portal/accounts/unit.html", context)


def _found(request: HttpRequest, thing: None, form: UnitForm) -> Words:
    made = found_unit(actor=request.user, **form.cleaned_data)
    if below := made.children.count():
        told = _("单位“%(name)s”已设立，原来没有上级的 %(n)s 个单位归到它下面；不归它的，请改它们的上级。")
        return told % {"name": made.name, "n": below}
    return _("单位“%(name)s”已设立。") % {"name": made.name}


def _above(request: HttpRequest) -> str | int | None:
    """What is offered as the unit above: as the address says, else the government of the place."""
    government = government_of_place()
    return request.GET.get("parent") or (government.pk if government else None)


NEW = Act(
    gettext_lazy("设立单位"),
    gettext_lazy("部门、乡镇、园区。规划中的责任单位按名称或简称对应到这里。"),
    gettext_lazy("设立"),
    _found,
    lambda data, request, thing: UnitForm(data, initial={"parent": _above(request)}),
    "plus",
)


@door(may_manage_accounts)
def new(request: HttpRequest) -> HttpResponseBase:
    """Founding a unit."""
    home = reverse("government-units")
    return act_page(request, NEW, None, crumbs=[Crumb(_("政府单位"), home)], about="", back=home)


def _change(request: HttpRequest, shown: Unit, form: UnitForm) -> Words:
    change_unit(shown, request.user, **form.cleaned_data)
    return _("已保存。")


def _unit_form(data: Any, request: HttpRequest, shown: Unit) -> UnitForm:
    fields = ("name", "short_name", "kind", "parent", "division_code")
    return UnitForm(data, besides=shown, initial={field: getattr(shown, field) for field in fields})


def _dissolve(request: HttpRequest, shown: Unit, form: ReasonForm) -> Words:
    dissolve_unit(shown, request.user, reason=form.cleaned_data["reason"])
    return _("单位已撤销。可以恢复。")


def _restore(request: HttpRequest, shown: Unit, form: Any) -> Words:
    restore_unit(shown, request.user)
    return _("单位已恢复。")


def _take_in(request: HttpRequest, shown: Unit, form: Any) -> Words:
    return _("已有 %(n)s 个单位归到“%(name)s”下面；不归它的，请改它们的上级。") % {
        "n": take_in(shown, request.user),
        "name": shown.name,
    }


ACTS = {
    "take-in": Act(
        gettext_lazy("归入没有上级的单位"),
        gettext_lazy("把所有没有上级的部门、乡镇、园区连同它们的下级归到这个政府下面，负责人才看得到它们的事项。"),
        gettext_lazy("归入"),
        _take_in,
    ),
    "change": Act(
        gettext_lazy("修改单位"),
        gettext_lazy("换上级时，它的下级一起移动。"),
        gettext_lazy("保存"),
        _change,
        _unit_form,
    ),
    "dissolve": Act(
        gettext_lazy("撤销单位"),
        gettext_lazy("从今天起不再存在，在这里的角色不再起作用。历史记录保留，可以恢复。"),
        gettext_lazy("撤销"),
        _dissolve,
        lambda data, request, shown: ReasonForm(data),
        "ban",
        danger=True,
    ),
    "restore": Act(
        gettext_lazy("恢复单位"),
        gettext_lazy("撤销错了时用。仍在任期内的角色重新起作用。"),
        gettext_lazy("恢复"),
        _restore,
    ),
}


@door(may_manage_accounts)
def act(request: HttpRequest, pk: int, do: str) -> HttpResponseBase:
    """The page of one act on one unit."""
    shown = get_object_or_404(Unit, pk=pk)
    if do not in ACTS:
        raise Http404(do)
    back = reverse("government-unit", args=[pk])
    crumbs = [Crumb(_("政府单位"), reverse("government-units")), Crumb(shown.name, back)]
    return act_page(request, ACTS[do], shown, crumbs=crumbs, about=shown.name, back=back)


def _table(found: list[Unit]) -> Table:
    columns = [
        Column("name", _("单位全称"), _("设立时的名称或最近改的名称")),
        Column("short_name", _("简称"), _("规划中的称呼")),
        Column("kind", _("类别"), _("政府、科技主管部门、部门、乡镇、园区")),
        Column("parent", _("上级"), _("直接上级的全称")),
        Column("division_code", _("行政区划代码"), _("6、9 或 12 位")),
        Column("since", _("设立日期"), _("从这一天起存在")),
        Column("until", _("撤销日期"), _("从这一天起不存在；空为存续")),
    ]
    cells = [
        {
            "name": one.name,
            "short_name": one.short_name,
            "kind": one.get_kind_display(),
            "parent": one.parent.name if one.parent else "",
            "division_code": one.division_code,
            "since": one.since.isoformat(),
            "until": one.until.isoformat() if one.until else "",
        }
        for one in found
    ]
    return Table("units", _("政府单位"), {_("条数"): str(len(cells))}, columns, cells)


urlpatterns = [
    path("accounts/units/", units, name="government-units"),
    path("accounts/units/new/", new, name="government-unit-new"),
    path("accounts/units/<int:pk>/", unit, name="government-unit"),
    path("accounts/units/<int:pk>/<str:do>/", act, name="government-unit-act"),
]
