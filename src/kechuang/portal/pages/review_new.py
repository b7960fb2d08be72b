"""Opening a panel: what it judges, for whom, on which day's records, how large."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door
from kechuang.cases.models import Case
from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.portal.account_forms import tell
from kechuang.portal.language import page_language
from kechuang.reviews.access import may_run
from kechuang.reviews.actions.open_panel import Wanted, open_panel
from kechuang.reviews.models import Panel
from kechuang.reviews.waiting_cases import panel_may_be_opened, waiting_beside

_BETWEEN = re.compile(r"[,，、;；\s]+")


class PanelForm(forms.Form):
    """What is asked for; what is right, the action decides and says at the field."""

    matter = forms.CharField(label=gettext_lazy("评审事项"), max_length=200)
    case_number = forms.CharField(label=gettext_lazy("办件编号"), max_length=20, required=False)
    organisations = forms.CharField(
        label=gettext_lazy("申报单位"),
        max_length=400,
        help_text=gettext_lazy("统一社会信用代码；联合申报的用逗号分开"),
    )
    people = forms.CharField(
        label=gettext_lazy("项目负责人等"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("登记库之外代表本事项的人，姓名用顿号分开"),
    )
    policy = forms.ChoiceField(label=gettext_lazy("政策"), required=False)
    call = forms.CharField(
        label=gettext_lazy("申报批次"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("同批申报的人不能互评；同批的写同样的名称"),
    )
    on = forms.DateField(
        label=gettext_lazy("评审日"),
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("按这一天的记录认定单位、关系和回避"),
    )
    fields_ = forms.CharField(
        label=gettext_lazy("技术领域代码"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("技术专家须在其中一个领域；不填则不限"),
    )
    size = forms.IntegerField(label=gettext_lazy("专家人数"), min_value=1, max_value=99, initial=5)
    per_unit = forms.IntegerField(
        label=gettext_lazy("同一单位至多"), min_value=0, max_value=99, initial=1, help_text=gettext_lazy("0 为不限")
    )
    cap = forms.IntegerField(
        label=gettext_lazy("一年内至多抽中"), min_value=0, max_value=99, initial=0, help_text=gettext_lazy("0 为不限")
    )
    rotation = forms.ChoiceField(label=gettext_lazy("轮换"), choices=Panel.ROTATIONS)
    blind = forms.BooleanField(
        label=gettext_lazy("盲评"),
        required=False,
        help_text=gettext_lazy("专家看不到申报单位的名称、代码和附件原件"),
    )
    unwanted = forms.CharField(
        label=gettext_lazy("申报单位申请回避的专家"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("一行一个：姓名或人员编号，空格，理由"),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        english = page_language() == "en"
        policies: Any = self.fields["policy"]
        policies.choices = [("", _("不按政策"))] + [(p.code, p.english if english else p.name) for p in catalogue()]

    def wanted(self) -> Wanted:
        """As the action takes it."""
        held = self.cleaned_data
        return Wanted(
            held["matter"],
            _BETWEEN.split(held.get("organisations", "").strip()),
            held["on"],
            held["size"],
            cases=held.get("cases", ()),
            blind=held["blind"],
            policy=held.get("policy", ""),
            case_number=held.get("case_number", ""),
            call=held["call"],
            fields=held["fields_"],
            per_unit=held["per_unit"],
            cap=held["cap"],
            rotation=held["rotation"],
            people=[{"number": "", "name": name} for name in _BETWEEN.split(held["people"]) if name],
            unwanted=[_unwanted(line) for line in held["unwanted"].splitlines() if line.strip()],
        )


class CasesForm(PanelForm):
    """For cases in expert review: who applies and by which policy follows from them."""

    field_order = ("cases",)
    case_number = organisations = policy = None  # type: ignore[assignment]

    cases = forms.MultipleChoiceField(
        label=gettext_lazy("评审的办件"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "同一事项、还没有专家组的办件；一组专家可以一并评审。申报单位、人员、合作项目自动用于回避。"
        ),
    )

    def __init__(self, *given: Any, waiting: Sequence[Case] = (), **more: Any) -> None:
        forms.Form.__init__(self, *given, **more)
        choices: Any = self.fields["cases"]
        choices.choices = [
            (case.number, f"{case.organisation_name or case.title}（{case.number}）") for case in waiting
        ]


def _unwanted(line: str) -> dict[str, str]:
    who, _, reason = line.strip().partition(" ")
    number = who if re.fullmatch(r"[A-Za-z0-9-]+", who) else ""
    return {"number": number, "name": "" if number else who, "unit": "", "reason": reason.strip()}


@door(may_run)
def page(request: HttpRequest) -> HttpResponse:
    """The form and taking it; `?case=` opens it for that case and those that wait beside it."""
    case = _case(request.GET.get("case", ""))
    beside = waiting_beside(case) if case is not None else []
    initial: dict[str, Any] = {"on": timezone.localdate().isoformat(), "size": 5}
    form: PanelForm
    if case is not None:
        initial |= {"matter": _("%(what)s评审") % {"what": case.title}, "cases": [case.number]}
        form = CasesForm(request.POST or None, initial=initial, waiting=beside)
    else:
        form = PanelForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            panel = open_panel(form.wanted(), request.user)
        except BadInput as error:
            if error.fields.get("field") == "fields":
                error.fields["field"] = "fields_"
            tell(form, error)
        else:
            messages.success(request, _("已发起评审。下一步：看清谁须回避，然后公布承诺。"))
            return redirect("review", review=panel.number)
    context = {"form": form, "case": case}
    return render(request, "portal/reviews/new.html", context, status=400 if form.errors else 200)


def _case(number: str) -> Case | None:
    """The case of that number where a panel can be opened for it now."""
    case = Case.objects.filter(number=number, state="reviewing").first() if number else None
    return case if case is not None and panel_may_be_opened(case) else None


urlpatterns = [path("reviews/new/", page, name="review-new")]
