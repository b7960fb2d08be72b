"""Forms of the pages of money: what is asked and how; what is right, the actions decide and say at the field."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.funds.models import Award, BudgetLine, Payment


class YuanField(forms.DecimalField):
    """An amount in 元, given to actions in whole fen."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            max_digits=17, decimal_places=2, min_value=Decimal("0.01"), help_text=_("单位：元，精确到分"), **more
        )

    def clean(self, value: Any) -> Any:
        """Whole fen."""
        amount = super().clean(value.replace(",", "").replace("，", "") if isinstance(value, str) else value)
        return None if amount is None else int(amount * 100)

    def prepare_value(self, value: Any) -> Any:
        """Fen as yuan, where the form is filled from what there is."""
        return Decimal(value) / 100 if isinstance(value, int) else value


class DayField(forms.DateField):
    """A day, today unless another is given."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **more: Any) -> None:
        super().__init__(initial=timezone.localdate, **more)


class Once(forms.Form):
    """A form whose request has a name, so that sending it twice does it once."""

    request_name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["request_name"].initial = uuid.uuid4().hex


class LineForm(forms.Form):
    """A new budget line."""

    name = forms.CharField(label=_("预算项目"), max_length=80)
    code = forms.CharField(label=_("项目代码"), max_length=40, help_text=_("小写字母、数字和连字符，用于网址和台账"))
    mode = forms.ChoiceField(label=_("支持方式"), choices=BudgetLine.MODES)
    subject = forms.CharField(label=_("支出功能分类"), max_length=12, required=False, help_text=_("例如 20604"))
    public = forms.BooleanField(label=_("向社会公开支持情况"), required=False)


class BudgetForm(Once):
    """Money for a line."""

    year = forms.IntegerField(label=_("年度"), min_value=1990, max_value=2100)
    amount = YuanField(label=_("金额"))
    document = forms.CharField(label=_("依据的文件"), max_length=200, help_text=_("文件名称或文号"))
    happened = DayField(label=_("日期"))


class CutForm(BudgetForm):
    """Taking back."""

    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ShiftForm(CutForm):
    """From this line to another."""

    to = forms.ModelChoiceField(BudgetLine.objects.none(), label=_("调入的项目"))

    def __init__(self, *given: Any, line: BudgetLine, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["to"].queryset = BudgetLine.objects.filter(example=line.example).exclude(pk=line.pk)  # type: ignore[attr-defined]


class CarryForm(Once):
    """Closing a year."""

    year = forms.IntegerField(label=_("年度"), min_value=1990, max_value=2100)
    document = forms.CharField(label=_("依据的文件"), max_length=200)
    happened = DayField(label=_("日期"))


class GrantForm(Once):
    """Support for an organisation."""

    year = forms.IntegerField(label=_("年度"), min_value=1990, max_value=2100)
    organisation = forms.CharField(label=_("单位"), max_length=260, help_text=_("名称或统一社会信用代码，须已登记"))
    title = forms.CharField(label=_("支持事项"), max_length=300)
    amount = YuanField(label=_("金额"))
    decision = forms.CharField(label=_("决定文件"), max_length=200, help_text=_("文件名称或文号"))
    decided = DayField(label=_("决定日期"))
    project = forms.CharField(label=_("项目编号"), max_length=80, required=False)
    case_number = forms.CharField(label=_("办件编号"), max_length=60, required=False)


class AwardCutForm(Once):
    """Less for an award."""

    amount = YuanField(label=_("核减金额"))
    happened = DayField(label=_("日期"))
    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class SurplusForm(Once):
    """What came back."""

    amount = YuanField(label=_("收回金额"))
    document = forms.CharField(label=_("依据的文件"), max_length=200)
    happened = DayField(label=_("日期"))


class ProjectBudgetForm(forms.Form):
    """The budget of a project."""

    direct = YuanField(label=_("直接费用"))
    equipment = YuanField(label=_("其中设备费"), required=False)
    indirect = YuanField(label=_("间接费用"), required=False)
    pure_theory = forms.NullBooleanField(label=_("纯理论基础研究"), required=False)
    signed = DayField(label=_("任务书签订日期"))


class EvaluationForm(forms.Form):
    """A performance evaluation."""

    score = forms.DecimalField(label=_("得分"), max_digits=5, decimal_places=2)
    document = forms.CharField(label=_("评价报告"), max_length=200)
    evaluated = DayField(label=_("评价日期"))


class PaymentForm(Once):
    """A payment of an award."""

    amount = YuanField(label=_("拨付金额"))
    purpose = forms.CharField(label=_("用途"), max_length=200)
    payee = forms.CharField(label=_("收款单位代码"), max_length=40, help_text=_("须与决定支持的单位一致"))
    payee_name = forms.CharField(label=_("户名"), max_length=200)
    bank = forms.CharField(label=_("开户行"), max_length=200, help_text=_("写到支行"))
    account = forms.CharField(label=_("账号"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    @staticmethod
    def filled(award: Award, left: int) -> dict[str, Any]:
        """What is known beforehand: the organisation, and its account where it was paid before."""
        known = {"payee": award.organisation, "payee_name": award.organisation_name, "amount": left or None}
        before = Payment.objects.filter(payee=award.organisation, state="paid", example=award.example).first()
        return known | ({"bank": before.bank, "account": before.account} if before else {})


class AccountForm(forms.Form):
    """Another account for a payment."""

    payee_name = forms.CharField(label=_("户名"), max_length=200)
    bank = forms.CharField(label=_("开户行"), max_length=200)
    account = forms.CharField(label=_("账号"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class ArrivedForm(forms.Form):
    """The bank's receipt."""

    arrived = DayField(label=_("到账日期"))


class WhyForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
