"""Forms of the pages of accounts: what is asked and how; what is right, the actions decide and say at the field."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.appointing import roles_to_give
from kechuang.accounts.held import Actor
from kechuang.accounts.models import Organisation, Unit
from kechuang.accounts.password_rules import helps
from kechuang.accounts.queries import organisations_shown_to, units_in_being
from kechuang.accounts.roles import ROLES, Role
from kechuang.kernel.errors import KechuangError
from kechuang.portal.language import said


def tell(form: forms.Form, error: KechuangError) -> None:
    """Put a designed error at the field it names, else above the form."""
    field = error.fields.get("field")
    sentence = f"{said(error.sentence)} {said(error.remedy)}"
    form.add_error(str(field) if field in form.fields else None, sentence)


_SEATS = {
    "unit": _("在政府单位"),
    "organisation": _("在企业、单位"),
    "nowhere": _("全站"),
}
"""Where a role is held, as the heading of its group of choices."""


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Units as a tree: each indented below the one above it."""

    def label_from_instance(self, obj: Any) -> str:
        """The name, behind one ideographic space per level."""
        return str("\u3000" * (obj.path.count("/") - 2) + obj.name)


class NewAccountForm(forms.Form):
    """What somebody enters to get an account."""

    username = forms.CharField(
        label=_("登录名"),
        max_length=60,
        help_text=_("汉字、字母、数字都可以，登录时用。"),
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("姓名"), max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("联系电话"), max_length=20, required=False, widget=forms.TextInput({"autocomplete": "tel"})
    )
    email = forms.CharField(
        label=_("邮箱"), max_length=254, required=False, widget=forms.TextInput({"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("密码"),
        help_text=helps(),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(label=_("再输入一次密码"), widget=forms.PasswordInput({"autocomplete": "new-password"}))

    def clean(self) -> dict[str, Any]:
        """Both passwords are the same."""
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("两次输入的密码不一样。"))
        return cleaned


class ClaimForm(forms.Form):
    """Which organisation, and what shows that one speaks for it."""

    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        max_length=24,
        help_text=_("营业执照或法人证书上的 18 位代码。"),
        widget=forms.TextInput({"autocapitalize": "characters", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("单位全称"), max_length=120, widget=forms.TextInput({"autocomplete": "organization"})
    )
    kind = forms.ChoiceField(label=_("单位类别"), choices=Organisation.Kind.choices)
    evidence = forms.CharField(
        label=_("怎样证明您代表这个单位"),
        max_length=2000,
        help_text=_("如职务、授权书文号、可核对的办公电话。只给审核人员看。"),
        widget=forms.Textarea({"rows": 4}),
    )


class PlaceForm(forms.Form):
    """A role and where it is held; only what the reader may give is offered."""

    role = forms.ChoiceField(label=_("角色"))
    unit = UnitChoice(Unit.objects.none(), label=_("政府单位"), required=False, empty_label=_("不在政府单位"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("企业、单位"), required=False, empty_label=_("不在企业、单位")
    )
    until = forms.DateField(
        label=_("任期至"),
        required=False,
        help_text=_("这一天起不再担任；留空没有期限。"),
        widget=forms.DateInput({"type": "date"}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = roles_to_give(actor)
        seats = {ROLES[role].seat for role in roles}
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (group, [(role.value, said(ROLES[role].name)) for role in roles if ROLES[role].seat == seat])
            for seat, group in _SEATS.items()
            if seat in seats
        ]
        self.fields["role"].widget.attrs["data-seats"] = json.dumps({role.value: ROLES[role].seat for role in roles})
        if "unit" in seats:
            self.fields["unit"].queryset = units_in_being(timezone.localdate())  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]
        if "organisation" in seats:
            approved = organisations_shown_to(actor).filter(status=Organisation.Status.APPROVED)
            self.fields["organisation"].queryset = approved  # type: ignore[attr-defined]
        else:
            del self.fields["organisation"]

    def place(self) -> dict[str, Any]:
        """Role, unit, organisation and end as the actions take them; a seat the role has not is left out."""
        role = Role(self.cleaned_data["role"])
        seat = ROLES[role].seat
        return {
            "role": role,
            "unit": self.cleaned_data.get("unit") if seat == "unit" else None,
            "organisation": self.cleaned_data.get("organisation") if seat == "organisation" else None,
            "until": self.cleaned_data.get("until"),
        }


class InviteForm(PlaceForm):
    """Whom, as what, and for how many days the link waits."""

    name = forms.CharField(label=_("姓名"), max_length=80, help_text=_("对方打开链接时看到。"))
    days = forms.IntegerField(label=_("链接有效天数"), min_value=1, max_value=60, initial=7)
    field_order = ("name", "role", "unit", "organisation", "until", "days")


class UnitForm(forms.Form):
    """A unit of government and its place in the tree."""

    name = forms.CharField(label=_("单位全称"), max_length=120)
    short_name = forms.CharField(
        label=_("简称"), max_length=40, required=False, help_text=_("规划中的称呼，如“科技局”。")
    )
    kind = forms.ChoiceField(label=_("类别"), choices=Unit.Kind.choices)
    parent = UnitChoice(Unit.objects.none(), label=_("上级"), required=False, empty_label=_("没有上级"))
    division_code = forms.CharField(
        label=_("行政区划代码"),
        max_length=12,
        required=False,
        help_text=_("6、9 或 12 位。乡镇、园区按它看到辖区内的企业。"),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, besides: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_in_being(timezone.localdate())
        if besides is not None:
            units = units.exclude(path__startswith=besides.path)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined]


class OrganisationForm(forms.Form):
    """An organisation entered by an officer."""

    name = forms.CharField(label=_("单位全称"), max_length=120)
    kind = forms.ChoiceField(label=_("单位类别"), choices=Organisation.Kind.choices)
    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        max_length=24,
        required=False,
        help_text=_("没有代码的团队可以不填，保存后不能改。"),
    )


class ContactForm(forms.Form):
    """A person's name, telephone and e-mail."""

    name = forms.CharField(label=_("姓名"), max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("联系电话"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("邮箱"), max_length=254, required=False, widget=forms.TextInput({"autocomplete": "email"})
    )


class ReasonForm(forms.Form):
    """Why: asked before what cannot be taken lightly."""

    reason = forms.CharField(
        label=_("理由"), max_length=1000, help_text=_("会写进事件记录。"), widget=forms.Textarea({"rows": 2})
    )
