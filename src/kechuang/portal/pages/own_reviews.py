"""A reviewer's own page: what waits for a score, and the sheet, seen by nobody else until scoring is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, holders
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.cases.panels.sheet import Item
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.portal.account_forms import tell
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.review_rows import PanelRow
from kechuang.portal.selfcheck_form import said_whole
from kechuang.registry.asof import AsOf
from kechuang.reviews.actions.hand_in_sheet import hand_in_sheet
from kechuang.reviews.actions.recuse_expert import recuse_expert
from kechuang.reviews.actions.save_sheet import save_sheet
from kechuang.reviews.material import may_read_application, rights_of
from kechuang.reviews.models import Panel, Seat, Sheet
from kechuang.reviews.reading.groups import organisations
from kechuang.reviews.reading.scored_items import bounds
from kechuang.reviews.reading.sections import named, sections
from kechuang.reviews.unscored import unscored


def waiting_sheets(actor: Actor) -> int:
    """How many sheets wait for the reader."""
    return unscored(actor).count() if isinstance(actor, User) else 0


TAB = (
    "cases",
    NavEntry(
        5,
        "own-reviews",
        gettext_lazy("我的评审"),
        "clipboard-pen",
        covers=("own-sheet", "own-leave", "own-material"),
        of_plan=False,
        count=waiting_sheets,
    ),
)
_reviewer = holders(Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the sheet: which application, what it is called, its lines, whether its material may be read."""

    ordinal: int
    name: str
    lines: list[Line]
    readable: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet as it stands in the form: what it asks, its bounds, what is written, what is wrong."""

    item: Item
    bounds: str
    source: str
    value: str
    wrong: str = ""


class LeaveForm(forms.Form):
    """What stands against judging."""

    why = forms.ChoiceField(
        label=gettext_lazy("原因"), choices=[one for one in Seat.LEFT if one[0] in ("declared", "absent", "declined")]
    )
    words = forms.CharField(label=gettext_lazy("说明"), widget=forms.Textarea({"rows": 3}))


@door(_reviewer)
def mine(request: HttpRequest) -> HttpResponse:
    """The reviewer's seats: to be scored first, then the others."""
    seats = Seat.objects.filter(account=request.user.pk).select_related("panel").order_by("-entered_at")
    sheets = set(Sheet.objects.filter(seat__in=seats).values_list("seat", flat=True))
    rows = [(seat, PanelRow(seat.panel, seat.panel.state), seat.pk in sheets) for seat in seats]
    waiting = [row for row in rows if row[0].left_at is None and not row[2] and row[1].state == "scoring"]
    others = [row for row in rows if row not in waiting]
    return render(request, "portal/reviews/mine.html", {"waiting": waiting, "others": others})


@door(_reviewer)
def sheet(request: HttpRequest, seat: int) -> HttpResponse:
    """The sheet: to be filled in while scoring is open, afterwards as it was handed in."""
    held = get_object_or_404(Seat.objects.select_related("panel"), pk=seat, account=request.user)
    scoring = getattr(held.panel, "scoring", None)
    handed, draft = getattr(held, "sheet", None), getattr(held, "draft", None)
    written = dict(handed.answers if handed else draft.answers if draft else {})
    kept = handed or draft
    remark, wrong, errors = kept.remark if kept else "", {}, forms.Form()
    version = draft.version if draft else 0
    if request.method == "POST" and scoring is not None:
        written = {name.removeprefix("f-"): text for name, text in request.POST.items() if name.startswith("f-")}
        remark = request.POST.get("remark", "")[:4000]
        try:
            return _taken(request, held, written, remark)
        except (BadInput, Conflict) as error:
            field = str(error.fields.get("field", ""))
            errors = forms.Form({})
            errors.is_valid()
            tell(errors, error)
            if field in written:
                wrong[field] = str(errors.non_field_errors()[0])
    parts = _parts(held, request.user, written, wrong) if scoring is not None else []
    context = {
        "seat": held,
        "panel": held.panel,
        "row": PanelRow(held.panel, held.panel.state),
        "units": _units(held.panel),
        "scoring": scoring,
        "handed": handed,
        "draft": draft,
        "version": version,
        "open": scoring is not None and handed is None and held.left_at is None and held.panel.state == "scoring",
        "parts": parts,
        "remark": remark,
        "errors": errors,
    }
    return render(request, "portal/reviews/sheet.html", context, status=400 if errors.errors else 200)


@door(_reviewer)
@require_POST
def keep(request: HttpRequest, seat: int) -> JsonResponse:
    """The sheet as it is being written, kept: the version it has now, or why it was not kept."""
    held = get_object_or_404(Seat.objects.select_related("panel"), pk=seat, account=request.user)
    written = {name.removeprefix("f-"): str(text) for name, text in request.POST.items() if name.startswith("f-")}
    version = request.POST.get("version", "")
    try:
        draft = save_sheet(
            held,
            request.user,
            written=written,
            remark=request.POST.get("remark", "")[:4000],
            version=int(version) if version.isdigit() else 0,
        )
    except Conflict as error:
        return JsonResponse({"why": said(said_whole(error))}, status=409)
    return JsonResponse({"version": draft.version, "at": timezone.localtime(draft.saved_at).strftime("%H:%M:%S")})


def _units(panel: Panel) -> list[str]:
    """Who applies, by name; where the review is blind, nobody."""
    if panel.blind:
        return []
    named = organisations(panel.units, AsOf.now().at(panel.on))
    return [named[key].name if key in named else key for key in panel.units]


def _parts(held: Seat, reader: Actor, written: dict[str, str], wrong: dict[str, str]) -> list[Part]:
    readable = {right.of_id for right in rights_of(reader, held) if may_read_application(reader, right).allowed}
    parts = []
    for section in sections(held.panel):
        lines = [
            Line(item, bounds(item), told["source"], _text(written.get(item.fact)), wrong.get(item.fact, ""))
            for item, told in zip(section.items, section.plain, strict=True)
        ]
        of = section.of
        name = said(named(of, blind=held.panel.blind)) if of else ""
        parts.append(Part(of.ordinal if of else 0, name, lines, of is not None and of.pk in readable))
    return parts


def _taken(request: HttpRequest, held: Seat, written: dict[str, str], remark: str) -> HttpResponse:
    if request.POST.get("do") == "hand-in":
        hand_in_sheet(held, request.user, written=written, remark=remark)
        messages.success(request, _("评分表已提交。谢谢。"))
        return redirect("own-reviews")
    version = request.POST.get("version", "")
    save_sheet(held, request.user, written=written, remark=remark, version=int(version) if version.isdigit() else 0)
    messages.success(request, _("已保存，还没有提交。"))
    return redirect("own-sheet", seat=held.pk)


def _text(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value or "")


def _leave(request: HttpRequest, held: Seat, form: Any) -> Words:
    recuse_expert(held, request.user, **form.cleaned_data)
    return _("已记录。您不再参加这次评审。")


LEAVE = Act(
    gettext_lazy("声明回避或退出"),
    gettext_lazy("如果您与申报单位有任何利害关系，请在这里声明。由下一位专家替补。"),
    gettext_lazy("确认退出"),
    _leave,
    lambda data, request, seat: LeaveForm(data),
    "user-round-minus",
    danger=True,
)


@door(_reviewer)
def leave(request: HttpRequest, seat: int) -> HttpResponseBase:
    """Giving the own seat up."""
    held = get_object_or_404(Seat.objects.select_related("panel"), pk=seat, account=request.user)
    crumbs = [Crumb(_("我的评审"), reverse("own-reviews"))]
    return act_page(request, LEAVE, held, crumbs=crumbs, about=held.panel.matter, back=reverse("own-reviews"))


urlpatterns = [
    path("reviews/mine/", mine, name="own-reviews"),
    path("reviews/sheets/<int:seat>/", sheet, name="own-sheet"),
    path("reviews/sheets/<int:seat>/keep/", keep, name="own-sheet-keep"),
    path("reviews/sheets/<int:seat>/leave/", leave, name="own-leave"),
]
