"""Reporting the figure of a year that records cannot show: number, where it is written, the document."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import Actor, Verdict, may_keep_records
from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.language import said
from kechuang.registry.asof import AsOf
from kechuang.registry.evidence.upload import refusal_of
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.supervision.actions.report_figure import figure_of, report_figure
from kechuang.supervision.held import division_of, promise_of


class FigureForm(forms.Form):
    """One figure of one year."""

    year = forms.IntegerField(label=gettext_lazy("年份"), min_value=1990, max_value=2100)
    number = forms.DecimalField(label=gettext_lazy("数值"), max_digits=24, decimal_places=8)
    reference = forms.CharField(
        label=gettext_lazy("出处"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("公布的文件、公报或报告；没有公布的请上传材料"),
    )
    document = forms.FileField(label=gettext_lazy("依据材料"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("更正的理由"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("这一年已经填报过的，须写明为什么改"),
    )


def may_report(actor: Actor) -> Verdict:
    """Who keeps published and reported figures."""
    return may_keep_records(actor, PublicStatistic, {})


@door(may_report)
def page(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """The form of a target whose indicator is reported, and taking it."""
    plan = asked_plan(request, slug)
    target = get_object_or_404(plan.targets.select_related("plan"), ordinal=ordinal)
    promise = promise_of(target, AsOf.now().known)
    indicator = promise.asking.definition()
    if indicator is None or not indicator.reported:
        messages.info(request, _("这个目标的指标由记录生成，不用填报。"))
        return redirect("trace", slug=slug, ordinal=ordinal)
    figure = figure_of(indicator)
    place = promise.asking.scope.place or division_of(plan, AsOf.now().known)
    form = FigureForm(request.POST or None, request.FILES or None, initial={"year": request.GET.get("year", "")})
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            if refused := refusal_of(request, "document"):
                raise refused
            report_figure(
                indicator,
                place,
                held["year"],
                Fraction(held["number"]),
                request.user,
                reference=held["reference"],
                document=_document(held["document"]),
                reason=held["reason"],
            )
        except (BadInput, Conflict) as error:
            field = str(error.fields.get("field", ""))
            form.add_error(field if field in form.fields else None, f"{said(error.sentence)} {said(error.remedy)}")
        else:
            messages.success(request, _("已填报。"))
            return redirect("trace", slug=slug, ordinal=ordinal)
    known = PublicStatistic.objects.standing().filter(series=figure.code, division=place).order_by("-period")[:12]
    context = {"plan": plan, "target": target, "indicator": indicator, "form": form, "known": known}
    return render(request, "portal/trace/report.html", context, status=400 if form.errors else 200)


def _document(file: Any) -> tuple[Any, str] | None:
    return (file.chunks(), file.name) if file else None


urlpatterns = [path("plans/<str:slug>/targets/<int:ordinal>/report/", page, name="report-figure")]
