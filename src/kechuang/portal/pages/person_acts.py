"""Acts on one person, a page each: contact, appoint, new link, second factor, shut and open the account, end a role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.actions.change_person import change_person
from kechuang.accounts.actions.change_term import change_term
from kechuang.accounts.actions.disable_account import disable_account, enable_account
from kechuang.accounts.actions.end_membership import end_membership, may_end
from kechuang.accounts.actions.give_link import give_link
from kechuang.accounts.actions.reset_second_factor import reset_second_factor
from kechuang.accounts.actions.show_contact import show_contact
from kechuang.accounts.appointing import may_manage_some
from kechuang.accounts.doors import door
from kechuang.accounts.models import Membership, User
from kechuang.portal.account_forms import ContactForm, PlaceForm, ReasonForm
from kechuang.portal.acting import Act, Crumb, Words, act_page, link_page
from kechuang.portal.role_words import as_what


def _contact(data: Any, request: HttpRequest, shown: User) -> ContactForm:
    if data is None:
        show_contact(shown, request.user)  # they stand open in the form: that is noted
    return ContactForm(data, initial={"name": shown.name, "phone": shown.phone, "email": shown.email})


def _change(request: HttpRequest, shown: User, form: ContactForm) -> Words:
    change_person(shown, request.user, **form.cleaned_data)
    return _("已保存。")


def _appoint(request: HttpRequest, shown: User, form: PlaceForm) -> Words:
    appoint(shown, actor=request.user, **form.place())
    return _("角色已授予。")


def _link(request: HttpRequest, shown: User, form: Any) -> HttpResponseBase:
    return link_page(
        request,
        title=_("一次性链接"),
        explained=_("请当面或通过可靠的方式交给本人。设好密码即失效，24 小时内有效；这里只显示一次。"),
        path=give_link(shown, request.user),
        back=reverse("person", args=[shown.pk]),
        crumbs=_crumbs(shown),
    )


def _disable(request: HttpRequest, shown: User, form: ReasonForm) -> Words:
    disable_account(shown, request.user, reason=form.cleaned_data["reason"])
    return _("账号已停用，登录已全部退出。")


def _enable(request: HttpRequest, shown: User, form: Any) -> Words:
    enable_account(shown, request.user)
    return _("账号已启用。")


def _reset(request: HttpRequest, shown: User, form: ReasonForm) -> Words:
    reset_second_factor(shown, request.user, reason=form.cleaned_data["reason"])
    return _("双重验证已清除。本人下次登录时重新设置。")


def _reason(data: Any, request: HttpRequest, shown: Any) -> ReasonForm:
    return ReasonForm(data)


ACTS = {
    "contact": Act(
        gettext_lazy("修改联系方式"),
        gettext_lazy("打开这一页已记入事件记录。"),
        gettext_lazy("保存"),
        _change,
        _contact,
    ),
    "appoint": Act(
        gettext_lazy("授予角色"),
        gettext_lazy("从今天起担任。系统、安全、审计三类管理员不能由同一人担任。"),
        gettext_lazy("授予"),
        _appoint,
        lambda data, request, shown: PlaceForm(data, actor=request.user),
        "user-round-plus",
    ),
    "link": Act(
        gettext_lazy("发一次性链接"),
        gettext_lazy("忘记密码或还没有设密码时用。账号若已锁定，一并解锁。"),
        gettext_lazy("生成链接"),
        _link,
        icon="link",
    ),
    "reset": Act(
        gettext_lazy("清除双重验证"),
        gettext_lazy("本人丢失手机、设备且没有恢复码时用。请先核实是本人。"),
        gettext_lazy("清除"),
        _reset,
        _reason,
        "shield-off",
        danger=True,
    ),
    "disable": Act(
        gettext_lazy("停用账号"),
        gettext_lazy("立即退出登录，不能再登录；角色不再起作用。随时可以重新启用。"),
        gettext_lazy("停用"),
        _disable,
        _reason,
        "ban",
        danger=True,
    ),
    "enable": Act(
        gettext_lazy("启用账号"),
        gettext_lazy("恢复登录，仍在任期内的角色重新起作用。"),
        gettext_lazy("启用"),
        _enable,
    ),
}


@door(may_manage_accounts)
def act(request: HttpRequest, pk: int, do: str) -> HttpResponseBase:
    """The page of one act on one person."""
    shown = get_object_or_404(User, pk=pk)
    if do not in ACTS:
        raise Http404(do)
    about, back = f"{shown}（{shown.username}）", reverse("person", args=[pk])
    return act_page(request, ACTS[do], shown, crumbs=_crumbs(shown), about=about, back=back)


def _crumbs(shown: User) -> list[Crumb]:
    return [Crumb(_("人员"), reverse("people")), Crumb(str(shown), reverse("person", args=[shown.pk]))]


def _end(request: HttpRequest, held: Membership, form: ReasonForm) -> Words:
    end_membership(held, request.user, reason=form.cleaned_data["reason"])
    return _("角色已结束。")


END = Act(
    gettext_lazy("结束角色"),
    gettext_lazy("立即起作用。以后可以重新授予。"),
    gettext_lazy("结束"),
    _end,
    _reason,
    "user-round-minus",
    danger=True,
)


class TermForm(forms.Form):
    """Until when."""

    until = forms.DateField(
        label=gettext_lazy("任期至"),
        required=False,
        help_text=gettext_lazy("这一天起不再担任；留空没有期限。"),
        widget=forms.DateInput({"type": "date"}),
    )


def _term(request: HttpRequest, held: Membership, form: TermForm) -> Words:
    change_term(held, request.user, until=form.cleaned_data["until"])
    return _("任期已修改。")


def _term_form(data: Any, request: HttpRequest, held: Membership) -> TermForm:
    return TermForm(data, initial={"until": held.until.isoformat() if held.until else None})


TERM = Act(
    gettext_lazy("修改任期"),
    gettext_lazy("可以延长、缩短，或者不设期限。"),
    gettext_lazy("保存"),
    _term,
    _term_form,
    "calendar-clock",
)


@door(may_manage_some)
def end(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ending one role: from the page of the person, or of the unit or organisation for who may appoint there."""
    return _on_role(request, pk, END)


@door(may_manage_some)
def term(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Changing until when one role is held."""
    return _on_role(request, pk, TERM)


def _on_role(request: HttpRequest, pk: int, act: Act) -> HttpResponseBase:
    held = get_object_or_404(Membership.objects.select_related("person", "unit", "organisation"), pk=pk)
    if not may_end(request.user, held).allowed:
        raise Http404(pk)
    back = _home_of(request, held)
    return act_page(
        request, act, held, crumbs=[Crumb(str(held.person), back)], about=f"{held.person} · {as_what(held)}", back=back
    )


def _home_of(request: HttpRequest, held: Membership) -> str:
    if may_manage_accounts(request.user).allowed:
        return reverse("person", args=[held.person_id])
    if held.unit_id:
        return reverse("government-unit", args=[held.unit_id])
    if held.organisation_id:
        return reverse("organisation-account", args=[held.organisation_id])
    return reverse("accounts")


urlpatterns = [
    path("accounts/people/<int:pk>/<str:do>/", act, name="person-act"),
    path("accounts/memberships/<int:pk>/end/", end, name="end-membership"),
    path("accounts/memberships/<int:pk>/term/", term, name="membership-term"),
]
