"""Forms of vouchers and of loans that enter a pool; what is right, the actions decide and say at the field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kechuang.portal.money.forms import DayField, YuanField
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.voucher import Voucher


class IssueForm(forms.Form):
    """A new voucher."""

    organisation = forms.CharField(label=_("持有单位代码"), max_length=40, help_text=_("统一社会信用代码，须已登记"))
    amount = YuanField(label=_("券面金额"))
    issued = DayField(label=_("发放日期"))
    last_day = forms.DateField(
        label=_("最后有效日"),
        required=False,
        help_text=_("含当日；没有规定的不填"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    level = forms.ChoiceField(label=_("发放层级"), choices=Voucher.LEVELS, initial="municipal")
    number = forms.CharField(label=_("创新券编号"), max_length=60, required=False, help_text=_("不填则自动编号"))
    document = forms.CharField(label=_("依据的文件"), max_length=200)


class UseForm(forms.Form):
    """The contract a voucher is used on."""

    provider = forms.CharField(label=_("服务机构"), max_length=200)
    contract = forms.CharField(label=_("服务合同编号"), max_length=120)
    used = DayField(label=_("合同登记日期"))


class WithdrawForm(forms.Form):
    """Taking a voucher back."""

    since = DayField(label=_("收回日期"))
    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class CoverForm(forms.Form):
    """A loan on record that enters the pool."""

    contract = forms.CharField(label=_("借款合同编号"), max_length=100, help_text=_("贷款须已登记"))
    bank = forms.CharField(label=_("贷款银行代码"), max_length=40, required=False, help_text=_("合同编号重复时填写"))
    since = DayField(label=_("纳入补偿日期"))
    document = forms.CharField(label=_("依据的文件"), max_length=200, help_text=_("入池审核表等"))

    def __init__(self, data: Any, pool: CoverPool) -> None:
        super().__init__(data)
        self.pool = pool
