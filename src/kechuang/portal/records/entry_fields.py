"""The fields of entry forms: a quantity with its unit, a truth that may be unknown, a key or code with suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.units import FORMS, measure
from kechuang.portal.language import said
from kechuang.portal.records import amounts, written
from kechuang.registry.fields import Quantity

_NOT_OFFERED = {"分钱", "百万元", "％", "㎡", "平方米", "日", "个百分点", "倍"}


def units_of(field: Quantity) -> tuple[str, ...]:
    """The units in which a quantity may be entered, the usual one first."""
    base = str(field.base)
    forms_of = [form for form in FORMS if measure(form)[1] == field.base and form not in _NOT_OFFERED]
    usual = amounts.unit_of(field)
    return tuple(dict.fromkeys((usual, *([base] if base else ["倍"]), *forms_of)))


class QuantityWidget(forms.MultiWidget):
    """A number and its unit, side by side."""

    template_name = "portal/records/quantity.html"

    def __init__(self, field: Quantity) -> None:
        self.field = field
        self.units = units_of(field)
        number = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        unit = forms.Select({"class": "unit"}, [(one, one) for one in self.units])
        super().__init__({"": number, "unit": unit if len(self.units) > 1 else forms.HiddenInput()})

    def decompress(self, value: Any) -> list[Any]:
        """A raw quantity as a number in the unit in which it is shown."""
        if value is None or value == "":
            return ["", self.units[0]]
        unit = self.units[0]
        exact = amounts.in_unit(self.field, int(value), unit)
        if unit == "万元" and exact and abs(exact) < 1:
            unit, exact = "元", amounts.in_unit(self.field, int(value), "元")
        return [f"{exact.normalize():f}", unit]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The unit's own label for those who do not see that it stands beside the number."""
        context = super().get_context(name, value, attrs)
        context["widget"]["subwidgets"][1]["attrs"]["aria-label"] = _("单位")
        return context


class QuantityField(forms.Field):
    """A quantity as raw steps of its field; exact, or told that it is finer than can be kept."""

    widget: Any

    def __init__(self, field: Quantity, **more: Any) -> None:
        self.of = field
        super().__init__(widget=QuantityWidget(field), **more)

    def clean(self, value: Any) -> int | None:
        """Raw steps, None for empty. Raises ValidationError."""
        number, unit = value if isinstance(value, list) else ("", "")
        text = str(number or "").replace(",", "").replace("，", "").strip()
        if not text:
            if self.required:
                raise ValidationError(_("请填写这一项。"))
            return None
        if unit not in units_of(self.of):
            raise ValidationError(_("请选择单位。"))
        try:
            amount = Decimal(text)
        except InvalidOperation as error:
            raise ValidationError(_("“%(text)s”不是数字。") % {"text": text}) from error
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 15:
            raise ValidationError(_("数字太大了。"))
        steps = amount * Decimal(measure(unit)[0].numerator) / Decimal(measure(unit)[0].denominator) * self.of.scale
        if unit != "亩" and steps != steps.to_integral_value():
            raise ValidationError(_("这个数太细，记不下：最多精确到 %(step)s。") % {"step": _step(self.of, unit)})
        return int(steps.to_integral_value())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another quantity is meant."""
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True


def _step(field: Quantity, unit: str) -> str:
    return f"{amounts.plain(amounts.in_unit(field, 1, unit))} {unit}"


class TruthField(forms.TypedChoiceField):
    """Yes, no, and where it may be unknown, unknown."""

    def __init__(self, *, unknown: bool, **more: Any) -> None:
        choices: list[tuple[str, Any]] = [("yes", gettext_lazy("是")), ("no", gettext_lazy("否"))]
        super().__init__(
            choices=[("", gettext_lazy("未知")), *choices] if unknown else choices,
            coerce=lambda value: value == "yes",
            empty_value=None,
            **more,
        )

    def prepare_value(self, value: Any) -> Any:
        """True and false as options."""
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


class SuggestingInput(forms.TextInput):
    """A text field that offers what the typed words can mean. Without a script the same words are read when sent."""

    template_name = "portal/records/suggesting.html"

    def __init__(self, what: str) -> None:
        super().__init__({"autocomplete": "off", "placeholder": gettext_lazy("写名称或代码")})
        self.what = what

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The address that offers, and the list it fills."""
        context = super().get_context(name, value, attrs)
        context["widget"]["suggest"] = reverse("record-suggest", args=[self.what])
        context["widget"]["list"] = f"list-{name}"
        context["widget"]["attrs"]["list"] = f"list-{name}"
        return context


class KeyField(forms.CharField):
    """The key of a record of some kind, or several of them by commas."""

    def __init__(self, kind: str, reader: Actor, *, several: bool = False, **more: Any) -> None:
        self.kind, self.reader, self.several = kind, reader, several
        super().__init__(widget=SuggestingInput(kind), **more)

    def prepare_value(self, value: Any) -> Any:
        """Keys with the names they belong to."""
        if not value or "（" in str(value):
            return value
        return "，".join(written.written_key(self.kind, key, self.reader) for key in _split(str(value)))

    def clean(self, value: Any) -> str:
        """The key. Raises ValidationError."""
        text = super().clean(value)
        meant = [_told(written.key_meant, self.kind, one, self.reader) for one in _split(text)]
        if len(meant) > 1 and not self.several:
            raise ValidationError(_("这里只能填一个。"))
        return ",".join(meant)


class CodeField(forms.CharField):
    """A code of some table, offered by its name."""

    def __init__(self, what: str, **more: Any) -> None:
        self.what = what
        super().__init__(widget=SuggestingInput(what), **more)

    def prepare_value(self, value: Any) -> Any:
        """The code with its name."""
        return written.written_code(self.what, value) if value and "（" not in str(value) else value

    def clean(self, value: Any) -> str:
        """The code. Raises ValidationError."""
        text = super().clean(value)
        return str(_told(written.code_meant, self.what, text)) if text else ""


def _told(meant: Any, *given: Any) -> Any:
    try:
        return meant(*given)
    except BadInput as error:
        raise ValidationError(f"{said(error.sentence)} {said(error.remedy)}") from error


def _split(text: str) -> Sequence[str]:
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
