"""Forms of a call: what is chosen first, the draft with the figures its rule leaves open, a correction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.funds.by_date.grades import NAMES
from kechuang.funds.grants import grants_of, needed_figures, open_figures
from kechuang.funds.models import BudgetLine, Call
from kechuang.portal.language import said
from kechuang.portal.money.forms import YuanField
from kechuang.registry.kinds.organisation import Organisation

_FIGURE = "figure."


class BeginForm(forms.Form):
    """Which line, which year, what it grants."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=200)
    line = forms.ModelChoiceField(BudgetLine.objects.none(), label=gettext_lazy("预算项目"))
    year = forms.IntegerField(label=gettext_lazy("预算年度"), min_value=1990, max_value=2100)
    grant = forms.ChoiceField(
        label=gettext_lazy("按什么支持"),
        required=False,
        help_text=gettext_lazy("后补助和间接投入按政策计算金额；竞争择优和稳定支持的项目选“科技项目”"),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["line"].queryset = BudgetLine.objects.all()  # type: ignore[attr-defined]
        self.fields["line"].label_from_instance = lambda line: f"{line.name}（{line.get_mode_display()}）"  # type: ignore[attr-defined]
        self.fields["year"].initial = timezone.localdate().year
        groups = [
            (str(name), [(one.code, said(one.name)) for one in grants_of(mode)])
            for mode, name in BudgetLine.MODES
            if grants_of(mode)
        ]
        self.fields["grant"].choices = [("", _("科技项目")), *groups]  # type: ignore[attr-defined]


class _Days(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CallForm(forms.Form):
    """The whole draft; which figures and terms are asked depends on what the call grants."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=200)
    year = forms.IntegerField(label=gettext_lazy("预算年度"), min_value=1990, max_value=2100)
    opens = _Days(label=gettext_lazy("开始申报"), required=False)
    closes = _Days(
        label=gettext_lazy("截止申报"),
        required=False,
        help_text=gettext_lazy("含当日；自发布起原则上不少于50天（国发〔2014〕11号）"),
    )
    short = forms.CharField(
        label=gettext_lazy("不足50天的理由"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("会随通知公布"),
    )
    forms_ = forms.MultipleChoiceField(
        label=gettext_lazy("申报单位类型"),
        required=False,
        choices=Organisation.FORMS,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("都不选即不限；其他类型的单位不能提交"),
    )
    who = forms.CharField(
        label=gettext_lazy("申报对象和条件"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    each = forms.IntegerField(label=gettext_lazy("每家最多申报几项"), min_value=1, max_value=99)
    documents = forms.CharField(
        label=gettext_lazy("申报材料"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("一行一种；政策本身要的材料会自动列出"),
    )
    text = forms.CharField(label=gettext_lazy("通知正文"), required=False, widget=forms.Textarea({"rows": 12}))
    contact = forms.CharField(label=gettext_lazy("咨询"), required=False, max_length=200)

    def __init__(self, data: Any, call: Call) -> None:
        super().__init__(data, initial=_initial(call))
        self.call = call
        if call.granted:
            self._figures(call)
        elif call.mode == "competitive":
            self.fields["cap"] = YuanField(label=_("单项支持上限"), required=False)
            self.fields["share"] = _percent(_("占项目总经费的最高比例（%）"))
            self.fields["least"] = _percent(_("评审最低得分"))
        else:
            self.fields["yearly"] = YuanField(label=_("年度额度"), required=False)
            self.fields["first"] = _percent(_("首次支持的比例（%）"))
            for grade, name in NAMES.items():
                self.fields[grade] = _percent(_("上次评价为“%(grade)s”的比例（%%）") % {"grade": said(name)})
        self.order_fields([*_ORDER, *(n for n in self.fields if n not in (*_ORDER, *_LAST)), *_LAST])

    def _figures(self, call: Call) -> None:
        grant, day = call.granted, call.opens or timezone.localdate()
        if grant is None:
            return
        needed = needed_figures(grant, day)
        for figure in open_figures(grant, day):
            unit = str(figure.unit)
            example = {"元": "100万元", "": "10%"}.get(unit, f"10{unit}")
            hint = _("金额按它计算。") if figure.name in needed else _("不填即按当地已登记的数值。")
            if figure.name in grant.may_lack:
                hint = _("不填的，按它计算的申报金额待定。")
            self.fields[f"{_FIGURE}{figure.name}"] = forms.CharField(
                label=figure.label,
                required=False,
                max_length=40,
                help_text=f"{hint} {_('连单位填，如 %(example)s') % {'example': example}}",
            )

    def given(self) -> dict[str, Any]:
        """As the action takes it."""
        told = dict(self.cleaned_data)
        figures = {name.removeprefix(_FIGURE): told.pop(name) for name in list(told) if name.startswith(_FIGURE)}
        terms = {name: told.pop(name) for name in ("cap", "share", "least", "yearly", "first", *NAMES) if name in told}
        return told | {
            "forms": told.pop("forms_"),
            "documents": lines_of(told["documents"]),
            "figures": {name: text for name, text in figures.items() if text},
            "terms": {name: value for name, value in terms.items() if value not in (None, "")},
        }


class CorrectForm(forms.Form):
    """What may be corrected once it is published, and why."""

    closes = _Days(label=gettext_lazy("截止申报"), help_text=gettext_lazy("只能推后"))
    contact = forms.CharField(label=gettext_lazy("咨询"), max_length=200)
    documents = forms.CharField(
        label=gettext_lazy("申报材料"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("一行一种"),
    )
    text = forms.CharField(label=gettext_lazy("通知正文"), widget=forms.Textarea({"rows": 12}))
    reason = forms.CharField(
        label=gettext_lazy("更正说明"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("随更正公布"),
    )

    def __init__(self, data: Any, call: Call) -> None:
        super().__init__(data, initial=_initial(call))

    def given(self) -> dict[str, Any]:
        """As the action takes it, without the reason."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return told | {"documents": lines_of(told["documents"])}


def lines_of(text: str) -> list[str]:
    """One a line, without blanks and repeats."""
    return list(dict.fromkeys(" ".join(line.split())[:200] for line in text.splitlines() if line.strip()))


_ORDER = ("title", "year", "opens", "closes", "short", "forms_", "who", "each")
_LAST = ("documents", "text", "contact")


def _percent(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=8)


def _initial(call: Call) -> dict[str, Any]:
    names = ("title", "year", "opens", "closes", "short", "who", "each", "text", "contact")
    told = {name: getattr(call, name) for name in names} | dict(call.terms)
    told |= {f"{_FIGURE}{name}": text for name, text in call.figures.items()}
    return told | {"forms_": call.forms, "documents": "\n".join(call.documents)}
