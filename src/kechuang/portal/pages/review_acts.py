"""Acts on one panel, a page each: commit, draw, open and close scoring, conclude, call off; and on one of its seats."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role
from kechuang.portal.account_forms import ReasonForm
from kechuang.portal.acting import Act, Crumb, NoForm, Words, act_page
from kechuang.reviews.access import may_run
from kechuang.reviews.actions.cancel_panel import cancel_panel
from kechuang.reviews.actions.close_scoring import close_scoring
from kechuang.reviews.actions.commit_draw import commit_draw
from kechuang.reviews.actions.conclude_panel import conclude_panel
from kechuang.reviews.actions.draw_panel import draw_panel
from kechuang.reviews.actions.give_seat import give_seat
from kechuang.reviews.actions.lay_in_review import lay_in_review
from kechuang.reviews.actions.open_scoring import open_scoring
from kechuang.reviews.actions.recuse_expert import recuse_expert
from kechuang.reviews.models import Conclusion, Panel, Seat

_MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class CommitForm(forms.Form):
    """Which public value, and when it is known."""

    source = forms.ChoiceField(
        label=gettext_lazy("公开数值"),
        choices=(("log", gettext_lazy("本系统事件日志的校验值")), ("announced", gettext_lazy("他人公布的数值"))),
    )
    words = forms.CharField(
        label=gettext_lazy("哪个数值"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("用他人公布的数值时填写，例如“某日第某期开奖号码”"),
    )
    reveal_at = forms.DateTimeField(
        label=gettext_lazy("揭示时刻"),
        widget=_MOMENT,
        help_text=gettext_lazy("这一刻之后才能抽取；之前没有人能知道种子"),
    )


class ValueForm(forms.Form):
    """The number that was announced."""

    value = forms.CharField(label=gettext_lazy("公布的数值"), max_length=200)
    published = forms.CharField(label=gettext_lazy("出处"), max_length=300, help_text=gettext_lazy("在哪里可以查到"))


class ScoringForm(forms.Form):
    """Lines besides the policy's, and the last day."""

    due = forms.DateField(label=gettext_lazy("截止日"), widget=forms.DateInput({"type": "date"}))
    lines = forms.CharField(
        label=gettext_lazy("评分项"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("一行一项：“创新性 0-30”或“同意立项 是/否”。政策规定由专家评的会自动列入。"),
    )


class CloseForm(forms.Form):
    """Why it is not waited for who is missing."""

    reason = forms.CharField(
        label=gettext_lazy("不再等待的理由"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("还有人没有提交时必填"),
    )


class ConclusionForm(forms.Form):
    """What the panel recommends."""

    outcome = forms.ChoiceField(label=gettext_lazy("评审结论"), choices=Conclusion.OUTCOMES)
    opinion = forms.CharField(
        label=gettext_lazy("评审意见"),
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("申报单位会看到，请写清依据"),
    )


class LeaveForm(forms.Form):
    """Why an expert leaves."""

    why = forms.ChoiceField(label=gettext_lazy("原因"), choices=Seat.LEFT)
    words = forms.CharField(label=gettext_lazy("说明"), widget=forms.Textarea({"rows": 3}))


class AccountForm(forms.Form):
    """Under which account."""

    account = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("评审账号"),
        help_text=gettext_lazy("须是专家本人的账号；没有的请安全管理员邀请"),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        held = Membership.objects.in_force(timezone.localdate()).filter(role=Role.REVIEWER)
        choices: Any = self.fields["account"]
        choices.queryset = User.objects.filter(is_active=True, memberships__in=held).distinct().order_by("name")


def _commit_form(data: Any, request: HttpRequest, panel: Panel) -> forms.Form:
    soon = timezone.localtime() + timedelta(minutes=30)
    return CommitForm(data, initial={"reveal_at": soon.replace(second=0, microsecond=0, tzinfo=None)})


def _commit(request: HttpRequest, panel: Panel, form: Any) -> Words:
    commit_draw(panel, request.user, **form.cleaned_data)
    return _("承诺已公布。到揭示时刻之后抽取。")


def _draw_form(data: Any, request: HttpRequest, panel: Panel) -> forms.Form:
    commitment = panel.commitments.order_by("-round").first()
    return ValueForm(data) if commitment is not None and commitment.source == "announced" else NoForm(data)


def _draw(request: HttpRequest, panel: Panel, form: Any) -> Words:
    draw_panel(panel, request.user, **form.cleaned_data)
    return _("已抽取。下一步：请专家确认，指定评审账号。")


def _scoring(request: HttpRequest, panel: Panel, form: Any) -> Words:
    open_scoring(panel, request.user, **form.cleaned_data)
    return _("评分已开始，专家登录后可以填写。")


def _lay_in(request: HttpRequest, panel: Panel, form: Any) -> Words:
    laid = lay_in_review(panel, request.user)
    return _("结果已计入办件%(numbers)s。") % {"numbers": "、".join(laid)}


def _close(request: HttpRequest, panel: Panel, form: Any) -> Words:
    close_scoring(panel, request.user, **form.cleaned_data)
    return _("评分已结束，分数如下。")


def _conclude(request: HttpRequest, panel: Panel, form: Any) -> Words:
    conclude_panel(panel, request.user, **form.cleaned_data)
    return _("评审结论已记录。")


def _cancel(request: HttpRequest, panel: Panel, form: Any) -> Words:
    cancel_panel(panel, request.user, reason=form.cleaned_data["reason"])
    return _("评审已取消。")


def _recuse(request: HttpRequest, seat: Seat, form: Any) -> Words:
    step = recuse_expert(seat, request.user, **form.cleaned_data)
    return (
        _("已记录退出，并按同一次抽签补上。")
        if step.panel
        else _("已记录退出。库中已没有合格的人选，须补充专家后再公布承诺。")
    )


def _seat(request: HttpRequest, seat: Seat, form: Any) -> Words:
    give_seat(seat, form.cleaned_data["account"], request.user)
    return _("评审账号已指定。")


def _of_that_name(seat: Seat) -> int | None:
    """The one reviewer's account under the expert's name; the officer confirms it."""
    held = Membership.objects.in_force(timezone.localdate()).filter(role=Role.REVIEWER)
    found = (
        User.objects.filter(is_active=True, memberships__in=held, name=seat.name)
        .distinct()
        .values_list("pk", flat=True)
    )
    return found[0] if len(found) == 1 else None


ACTS = {
    "commit": Act(
        gettext_lazy("公布抽取承诺"),
        gettext_lazy("把候选名单（隐去姓名）、条件和随机数的校验值固定下来并公布。之后谁也不能改动。"),
        gettext_lazy("公布承诺"),
        _commit,
        _commit_form,
        "stamp",
    ),
    "draw": Act(
        gettext_lazy("抽取专家"),
        gettext_lazy("揭示随机数和公开数值，按签号抽取。只能抽一次，任何人都可以重算。"),
        gettext_lazy("抽取"),
        _draw,
        _draw_form,
        "dices",
    ),
    "scoring": Act(
        gettext_lazy("开始评分"),
        gettext_lazy("评分项和区间从此固定。专家互相看不到评分，评分结束前您也看不到。"),
        gettext_lazy("开始评分"),
        _scoring,
        lambda data, request, panel: ScoringForm(data),
        "list-checks",
    ),
    "close": Act(
        gettext_lazy("结束评分"),
        gettext_lazy("结束后不再收评分表，并显示各人的分数。"),
        gettext_lazy("结束评分"),
        _close,
        lambda data, request, panel: CloseForm(data),
    ),
    "lay-in": Act(
        gettext_lazy("把结果计入办件"),
        gettext_lazy("评分结束时办件不在评审环节的，补正回来后在这里计入。"),
        gettext_lazy("计入办件"),
        _lay_in,
        icon="corner-down-right",
    ),
    "conclude": Act(
        gettext_lazy("形成评审结论"),
        gettext_lazy("写明专家组建议什么、为什么。记录后不能再改。"),
        gettext_lazy("记录结论"),
        _conclude,
        lambda data, request, panel: ConclusionForm(data),
    ),
    "cancel": Act(
        gettext_lazy("取消评审"),
        gettext_lazy("已公布的承诺和抽取仍然公开，评审不再进行。"),
        gettext_lazy("取消评审"),
        _cancel,
        lambda data, request, panel: ReasonForm(data),
        "ban",
        danger=True,
    ),
}
SEAT_ACTS = {
    "recuse": Act(
        gettext_lazy("专家退出并补抽"),
        gettext_lazy("按同一次抽签由下一位补上，其他人不变。"),
        gettext_lazy("记录退出"),
        _recuse,
        lambda data, request, seat: LeaveForm(data),
        "user-round-minus",
        danger=True,
    ),
    "account": Act(
        gettext_lazy("指定评审账号"),
        gettext_lazy("专家用这个账号填写评分表，只看得到自己的一份。"),
        gettext_lazy("指定"),
        _seat,
        lambda data, request, seat: AccountForm(data, initial={"account": seat.account_id or _of_that_name(seat)}),
        "user-round-check",
    ),
}


@door(may_run)
def act(request: HttpRequest, review: str, do: str) -> HttpResponseBase:
    """The page of one act on a panel."""
    panel = get_object_or_404(Panel, number=review)
    if do not in ACTS:
        raise Http404(do)
    back = reverse("review", args=[review])
    return act_page(request, ACTS[do], panel, crumbs=_crumbs(panel), about=panel.matter, back=back)


@door(may_run)
def seat_act(request: HttpRequest, review: str, seat: int, do: str) -> HttpResponseBase:
    """The page of one act on a seat."""
    found = get_object_or_404(Seat.objects.select_related("panel"), pk=seat, panel__number=review)
    if do not in SEAT_ACTS:
        raise Http404(do)
    about, back = f"{found}（{found.unit}）", reverse("review", args=[review])
    return act_page(request, SEAT_ACTS[do], found, crumbs=_crumbs(found.panel), about=about, back=back)


def _crumbs(panel: Panel) -> list[Crumb]:
    return [Crumb(_("专家评审"), reverse("reviews")), Crumb(panel.number, reverse("review", args=[panel.number]))]


urlpatterns = [
    path("reviews/<str:review>/do/<str:do>/", act, name="review-act"),
    path("reviews/<str:review>/seats/<int:seat>/<str:do>/", seat_act, name="review-seat-act"),
]
