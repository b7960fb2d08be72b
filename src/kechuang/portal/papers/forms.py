"""Forms of papers: drafting one, issuing it, giving a reason. What is right, the actions decide."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.papers.kind_list import kinds
from kechuang.papers.models import Paper
from kechuang.portal.language import said
from kechuang.supervision.models import Plan, Unit

SPANS = 12


class DraftForm(forms.Form):
    """What is drafted: kind, month or quarter, and for a notice the unit, for a reply the letter."""

    kind = forms.ChoiceField(label=_("文种"))
    span = forms.CharField(
        label=_("时段"),
        max_length=7,
        help_text=_("月份写 2026-10，季度写 2026-Q3；数据截至时段末或今天。"),
    )
    unit = forms.ChoiceField(label=_("对象单位"), required=False, help_text=_("督办通知必选；复函可选。"))
    letter = forms.CharField(label=_("来函标题"), max_length=200, required=False, help_text=_("只用于复函。"))

    def __init__(self, data: Any, plan: Plan) -> None:
        today = timezone.localdate()
        before = today.replace(day=1) - timedelta(days=1)
        super().__init__(data, initial={"span": f"{before:%Y-%m}"})
        self.fields["kind"].choices = [(code, said(kind.name)) for code, kind in kinds().items()]  # type: ignore[attr-defined]
        units = Unit.objects.filter(plan=plan).order_by("name").values_list("name", flat=True)
        self.fields["unit"].choices = [("", "—"), *((name, name) for name in units)]  # type: ignore[attr-defined]


class IssueForm(forms.Form):
    """The code of the number, the date, and whether everybody may read it."""

    code = forms.CharField(
        label=_("机关代字"), max_length=12, help_text=_("只写汉字，例如 明科督；年份和顺序号自动接续，不跳号、不重号。")
    )
    on = forms.DateField(
        label=_("成文日期"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    public = forms.BooleanField(label=_("向社会公开"), required=False)


class WhyForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


def seen(form: forms.Form, paper: Paper) -> forms.Form:
    """The form with the version its reader saw: an act is done to that one, not to what was saved meanwhile."""
    form.fields["version"] = forms.IntegerField(initial=paper.version, required=False, widget=forms.HiddenInput)
    return form
