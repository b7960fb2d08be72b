"""The form by which an officer chooses the indicator of a target: what is asked of it as fields, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import NATURES
from kechuang.indicators.scope import Scope
from kechuang.portal.language import said
from kechuang.registry.kinds.certificate import LEVELS
from kechuang.supervision.asking import SIGNS, Asking

_MODES = (
    ("", gettext_lazy("按指标的性质：存量为期末数，流量为当年数")),
    ("at", gettext_lazy("期末总数")),
    ("year", gettext_lazy("当年新增")),
    ("since", gettext_lazy("从某日起累计新增")),
)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class BindingForm(forms.Form):
    """Indicator, operator, levels, time, place, reason. `none` is said by another button."""

    indicator = forms.ChoiceField(label=gettext_lazy("指标"))
    sign = forms.ChoiceField(label=gettext_lazy("关系"))
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("级别（不选为各级都计）"),
        choices=LEVELS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mode = forms.ChoiceField(label=gettext_lazy("时间"), choices=_MODES, required=False)
    since = forms.DateField(
        label=gettext_lazy("从哪天起"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    each_year = forms.BooleanField(label=gettext_lazy("每个年份都要达到"), required=False)
    growth = forms.BooleanField(label=gettext_lazy("要求的是增长幅度"), required=False)
    place = forms.CharField(label=gettext_lazy("地区代码（空为全部记录）"), required=False, max_length=12)
    defined_on = forms.DateField(label=gettext_lazy("固定用哪一天的口径"), required=False, widget=_day())
    reason = forms.CharField(label=gettext_lazy("理由"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        by_nature: dict[str, list[tuple[str, str]]] = {}
        for one in indicators().values():
            name = f"{said(one.name)}{f'（{one.unit}）' if one.unit else ''}"
            by_nature.setdefault(said(NATURES[one.nature]), []).append((one.code, name))
        self.fields["indicator"].choices = list(by_nature.items())  # type: ignore[attr-defined]
        self.fields["sign"].choices = [(code, said(words)) for code, words in SIGNS.items()]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, asking: Asking, prefix: str) -> BindingForm:
        """Filled with what is asked now."""
        scope = asking.scope
        initial = {
            "indicator": asking.indicator,
            "sign": asking.sign,
            "levels": scope.levels,
            "mode": scope.mode or "",
            "since": scope.since,
            "each_year": asking.each_year,
            "growth": asking.growth,
            "place": scope.place,
            "defined_on": scope.defined_on,
        }
        return cls(initial=initial, prefix=prefix)

    def clean(self) -> dict[str, Any]:
        """A count since a day needs the day."""
        held = super().clean() or {}
        if held.get("mode") == "since" and not held.get("since"):
            self.add_error("since", _("请填写从哪一天起累计。"))
        return held

    def asking(self, base: date | None = None) -> Asking:
        """What the form asks."""
        held = self.cleaned_data
        scope = Scope(
            place=held["place"].strip(),
            levels=tuple(code for code, _name in LEVELS if code in held["levels"]),
            mode=held["mode"] or None,
            since=held["since"] if held["mode"] == "since" else None,
            defined_on=held["defined_on"],
        )
        return Asking(held["indicator"], scope, held["sign"], held["each_year"], held["growth"], base)
