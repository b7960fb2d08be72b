"""What is granted unasked: which policies here, by which document, what was drafted; and the holder's consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.offers.access import may_mark
from kechuang.offers.actions.consent import consent
from kechuang.offers.actions.mark_policy import mark_policy, offerable, unmark_policy
from kechuang.offers.models import Marking, Offer
from kechuang.policies import catalogue
from kechuang.portal.account_forms import ReasonForm, tell
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.language import page_language, said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.selfcheck_form import said_whole

TAB = (
    "cases",
    NavEntry(50, "offers", gettext_lazy("免申即享"), "hand-heart", covers=("offer-unmark",), of_plan=False),
)


class MarkForm(forms.Form):
    """Which policy, where, by which document."""

    policy = forms.ChoiceField(label=gettext_lazy("政策"))
    division = forms.CharField(
        label=gettext_lazy("行政区划代码"), max_length=12, help_text=gettext_lazy("六位；只为登记在这里的单位备件")
    )
    document = forms.CharField(
        label=gettext_lazy("依据文件"), max_length=200, help_text=gettext_lazy("文件名和文号；单位会看到")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choices: Any = self.fields["policy"]
        choices.choices = [(code, _name(code)) for code in offerable()]


@door(may_mark)
def page(request: HttpRequest) -> HttpResponse:
    """The policies marked, how many cases wait or were consented to, and the form for another."""
    form = MarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mark_policy(**form.cleaned_data, actor=request.user)
        except (BadInput, Conflict) as error:
            tell(form, error)
        else:
            messages.success(request, _("已列为免申即享。今晚测算之后，为条件和数据齐全的单位备件。"))
            return redirect("offers")
    rows = [
        (one, _name(one.policy), one.offers.filter(case__state="draft").count(), one.offers.count())
        for one in Marking.objects.filter(superseded_at=None).select_related("recorded_by")
    ]
    context = {"rows": rows, "form": form}
    return render(request, "portal/offers/page.html", context, status=400 if form.errors else 200)


def _unmark(request: HttpRequest, marking: Marking, form: Any) -> Words:
    unmark_policy(marking, request.user, reason=form.cleaned_data["reason"])
    return _("已移出免申即享，备好的办件不受影响。")


UNMARK = Act(
    gettext_lazy("移出免申即享"),
    gettext_lazy("从现在起不再备件；已经备好、等待同意的不受影响。"),
    gettext_lazy("移出"),
    _unmark,
    lambda data, request, marking: ReasonForm(data),
    danger=True,
)


@door(may_mark)
def unmark(request: HttpRequest, marking: int) -> HttpResponseBase:
    """Ending that a policy is granted unasked."""
    row, back = get_object_or_404(Marking, pk=marking), reverse("offers")
    crumbs = [Crumb(_("免申即享"), back)]
    return act_page(request, UNMARK, row, crumbs=crumbs, about=_name(row.policy), back=back)


@door(holders(Role.REPRESENTATIVE))
@require_POST
def take(request: HttpRequest, offer: int) -> HttpResponse:
    """One click consents; the case goes on to the office."""
    row = get_object_or_404(visible(request.user, Offer.objects.select_related("case")), pk=offer)
    try:
        case = consent(row, request.user, version=row.case.version)
        messages.success(request, _("已同意，%(number)s 交科技局办理。") % {"number": case.number})
    except (BadInput, Conflict) as error:
        messages.error(request, said(said_whole(error)))
    return redirect("case", row.case.number)


def _name(code: str) -> str:
    policy = catalogue()[code]
    return policy.english if page_language() == "en" else policy.name


urlpatterns = [
    path("cases/offers/", page, name="offers"),
    path("cases/offers/<int:marking>/end/", unmark, name="offer-unmark"),
    path("cases/offers/<int:offer>/take/", take, name="offer-take"),
]
