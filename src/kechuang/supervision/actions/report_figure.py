"""Report a figure: the number of a year that records cannot show, with the document or publication it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.indicators.definition import Indicator
from kechuang.indicators.figures import Figure
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.public_statistic import PublicStatistic

PLACES = 6
"""Decimals of a base unit in which figures are kept."""


def report_figure(
    indicator: Indicator,
    place: str,
    year: int,
    number: Fraction,
    actor: Actor,
    *,
    reference: str = "",
    document: tuple[Iterable[bytes], str] | None = None,
    reason: str = "",
) -> PublicStatistic:
    """Enter the figure of a year, in the unit the indicator is told in; one that is there is corrected, with a reason.

    It has to rest on something: `document` (its bytes as they come, its name) or `reference`, where it is published.
    Raises Refused, BadInput that names the field.
    """
    figure = figure_of(indicator)
    require(may_keep_records(actor, PublicStatistic, {}), actor, "record.entered", label=indicator.name.zh)
    if document is None and len(reference.strip()) < 4:
        raise BadInput(
            "figure.evidence",
            Sentence("填报值要有依据。", "A reported figure has to rest on something."),
            Sentence("请上传材料，或写明公布的文件、报告。", "Upload a document, or say where it is published."),
            field="document",
        )
    raw = number * measure(indicator.unit)[0]
    if (raw * 10**PLACES).denominator != 1:
        raise BadInput(
            "figure.too_fine",
            Sentence("小数位太多。", "There are too many decimals."),
            Sentence(f"换算为基本单位后最多{PLACES}位小数。", f"At most {PLACES} decimals in the base unit."),
            field="number",
        )
    told = {
        "series": figure.code,
        "label": figure.label.zh,
        "division": place,
        "period": str(year),
        "value": Decimal(raw.numerator) / Decimal(raw.denominator),
        "unit": figure.base,
        "reference": reference.strip(),
    }
    with transaction.atomic():
        standing = (
            PublicStatistic.objects.standing().filter(series=figure.code, division=place, period=str(year)).first()
        )
        if standing is None:
            row = enter(PublicStatistic, told, actor, reason=reason.strip())
        else:
            changes = {name: told[name] for name in ("value", "reference") if getattr(standing, name) != told[name]}
            row = correct(standing, changes, actor, reason=given(reason)) if changes else standing
        if document is not None:
            attach(row, *document, actor)
    return row  # type: ignore[return-value]


def figure_of(indicator: Indicator) -> Figure:
    """The series that a reported indicator is entered under. Raises BadInput for one that records show."""
    measured = indicator.versions[-1].measure
    if indicator.reported and isinstance(measured, Figure):
        return measured
    raise BadInput(
        "figure.not_reported",
        Sentence(
            f"“{indicator.name.zh}”由记录生成，不能填报。", f"“{indicator.name.en}” is made from records, not reported."
        ),
        Sentence("请录入或更正它的记录。", "Enter or correct its records."),
    )
