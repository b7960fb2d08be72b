"""A published statistic of a whole place: GDP, population, R&D, fiscal spending … with its source and confidence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.record import Record


class PublicStatistic(Record):
    """One figure for one place and period. A revision is a correction: both values stay, each with its day.

    `value` is exact, in the base unit of `unit` (元, 人, 件; a ratio as 0.028). True from the period's last day on.
    """

    CONFIDENCE: ClassVar = (("high", _("高")), ("medium", _("中")), ("low", _("低")))

    KEY = ("series", "division", "period")
    LABEL = "public"
    LISTED = ("label", "division", "period", "value", "confidence", "publisher")
    ORGANISATION = ""
    DIVISION = "division"

    series = models.CharField(_("指标代码"), max_length=60, db_index=True)
    label = models.CharField(_("指标名称"), max_length=200)
    division = models.CharField(_("行政区划"), max_length=12)
    period = models.CharField(_("时期"), max_length=10, help_text=_("2018、2018-Q1、2018-06或2018-06-30"))
    value = models.DecimalField(_("数值"), max_digits=30, decimal_places=6)
    unit = models.CharField(_("计量单位"), max_length=20, blank=True)
    definition = models.CharField(_("口径"), max_length=300, blank=True)
    published = models.DateField(_("发布日期"), null=True, blank=True)
    publisher = models.CharField(_("发布机构"), max_length=200, blank=True)
    reference = models.CharField(_("出处"), max_length=500, blank=True)
    confidence = models.CharField(_("可信度"), max_length=8, choices=CONFIDENCE, default="high")

    class Meta(Record.Meta):
        verbose_name = _("公开统计数据")
        verbose_name_plural = _("公开统计数据")

    @classmethod
    def taken(cls, values: dict[str, Any]) -> dict[str, Any]:
        """A figure given in 亿元 or % becomes 元 or a ratio, and its unit the base unit."""
        if values.get("unit") and values.get("value") is not None:
            factor, base = measure(values["unit"])
            exact = Fraction(values["value"]) * factor
            if (exact * 1_000_000).denominator != 1:
                raise BadInput(
                    "statistic.too_fine",
                    Sentence("数值细于百万分之一，放不下。", "The figure is finer than a millionth."),
                    Sentence("请减少小数位数。", "Give it with fewer decimals."),
                    field="value",
                )
            return values | {"value": Decimal(exact.numerator) / exact.denominator, "unit": str(base)}
        return values

    def time_of(self) -> tuple[date | None, date | None]:
        """From the last day of the period on."""
        return last_day(self.period), None

    def __str__(self) -> str:
        return f"{self.label} {self.period}"


def last_day(period: str) -> date:
    """The last day of a year, quarter, month or day written 2018, 2018-Q1, 2018-06, 2018-06-30. Raises ValueError."""
    if len(period) == 4:
        return date(int(period), 12, 31)
    if "Q" in period:
        year, quarter = period.split("-Q")
        return _month_end(int(year), int(quarter) * 3)
    if len(period) == 7:
        return _month_end(int(period[:4]), int(period[5:]))
    return date.fromisoformat(period)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
