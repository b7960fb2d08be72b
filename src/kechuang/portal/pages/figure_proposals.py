"""One proposal of a local figure: what it changes and whom; a second person signs or refuses, the first withdraws."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_read_figures, may_set_figures
from kechuang.accounts.doors import door
from kechuang.figures.actions.refuse_figure import refuse_figure
from kechuang.figures.actions.sign_figure import sign_figure
from kechuang.figures.actions.withdraw_figure import withdraw_figure
from kechuang.figures.checking import parameter_named, place_name
from kechuang.figures.models import Proposal
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.portal.acting import Act, Crumb, NoForm, Words, act_page
from kechuang.portal.figure_rows import effects_of, said
from kechuang.portal.selfcheck_result import LAMPS
from kechuang.rules.moved import TURNS
from kechuang.rules.words import VERDICTS

_SHOWN = 20


def _sign(request: HttpRequest, row: Proposal, form: Any) -> Words:
    sign_figure(row, request.user)
    return _("已签批，从起始日期起各处都按它判定。")


def _refuse(request: HttpRequest, row: Proposal, form: Any) -> Words:
    refuse_figure(row, request.user, reason=form.cleaned_data["reason"])
    return _("已写明不同意的理由。")


def _withdraw(request: HttpRequest, row: Proposal, form: Any) -> Words:
    withdraw_figure(row, request.user)
    return _("已撤回。")


class WhyForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


ACTS = {
    "sign": Act(
        gettext_lazy("签批数值"),
        gettext_lazy("已核对依据的文件和条款，数值、单位、起始日期一致。须由提出人以外的人签批。"),
        gettext_lazy("签批"),
        _sign,
        lambda data, request, row: NoForm(data),
        "stamp",
    ),
    "refuse": Act(
        gettext_lazy("不同意"),
        gettext_lazy("写明理由，提出人看得到；现行数值不变。"),
        gettext_lazy("不同意"),
        _refuse,
        lambda data, request, row: WhyForm(data),
        "circle-x",
        danger=True,
    ),
    "withdraw": Act(
        gettext_lazy("撤回提议"),
        gettext_lazy("签批之前，提出的人可以撤回。"),
        gettext_lazy("撤回"),
        _withdraw,
        lambda data, request, row: NoForm(data),
        "undo-2",
    ),
}


@door(may_read_figures)
def proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """What was proposed, what stands now, what would change in each policy and for whom, and the word on it."""
    row = _asked(proposal)
    one = parameter_named(row.parameter)
    effects = [] if row.word else effects_of(row, one)
    now = figures_at(row.division).get(one.name, one).on(row.since)
    context = {
        "row": row,
        "now": now,
        "now_said": said(one, now),
        "figure": one,
        "place_name": place_name(row.division),
        "effects": [(effect, _moved(effect)) for effect in effects],
        "acts": _offered(request, row),
    }
    return render(request, "portal/figures/proposal.html", context)


def _offered(request: HttpRequest, row: Proposal) -> list[tuple[str, Act]]:
    """What the reader may do: the one who proposed it withdraws, another one signs or refuses."""
    if row.word or not may_set_figures(request.user).allowed:
        return []
    names = ("withdraw",) if row.proposed_by_id == request.user.pk else ("sign", "refuse")
    return [(name, ACTS[name]) for name in names]


def _moved(effect: Any) -> dict[str, Any] | None:
    """Counts by turn and the first of the subjects; None where that is left to the night."""
    if effect.impact is None:
        return None
    counts = [(TURNS[turn], n) for turn, n in effect.impact.counts.items() if n]
    rows = [
        (one.name, TURNS[one.turn], LAMPS[one.after], VERDICTS[one.before], VERDICTS[one.after])
        for one in effect.impact.moved[:_SHOWN]
    ]
    more = max(len(effect.impact.moved) - _SHOWN, 0)
    return {"asked": effect.impact.asked, "counts": counts, "rows": rows, "more": more}


@door(may_set_figures)
def word(request: HttpRequest, proposal: int, word: str) -> HttpResponseBase:
    """`sign`, `refuse` or `withdraw`."""
    row = _asked(proposal)
    if word not in ACTS:
        raise Http404(word)
    one, back = parameter_named(row.parameter), reverse("figure-proposal", args=[row.pk])
    crumbs = [Crumb(_("本地数值"), f"{reverse('local-figures')}?place={row.division}"), Crumb(one.label, back)]
    value = row.value or _("撤销")
    about = f"{place_name(row.division)} {one.label} {value}（{row.since.isoformat()}）"
    return act_page(request, ACTS[word], row, crumbs=crumbs, about=about, back=back)


def _asked(number: int) -> Proposal:
    rows = Proposal.objects.select_related("said__said_by", "proposed_by", "instead_of")
    return get_object_or_404(rows, pk=number)


urlpatterns = [
    path("figures/proposals/<int:proposal>/", proposal, name="figure-proposal"),
    path("figures/proposals/<int:proposal>/<str:word>/", word, name="figure-word"),
]
