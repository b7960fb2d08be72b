"""A classification as its pages show it: rows with a bar from least to most points, words of classes, a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from kechuang.indicators.catalogue import indicator
from kechuang.kernel.units import measure
from kechuang.places.classifying import Classification, Township
from kechuang.places.scoring import Points
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said
from kechuang.portal.numbers import number, with_unit


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a township: value and full-points value in the indicator's own unit, points from least to most."""

    code: str
    name: str
    group: str
    value: str
    benchmark: str
    weight: str
    points: str
    share: float
    open: float


@dataclass(frozen=True, slots=True)
class Row:
    """One township: its class in words, points, a bar (`left` known, `open` not known; in percent), how firm."""

    code: str
    name: str
    classes: str
    points: str
    left: float
    open: float
    firm: bool
    firm_classes: str
    places: str
    farming: bool = False


def rows_of(found: Classification) -> list[Row]:
    """In the order of the classification."""
    return [row_of(one) for one in found.townships]


def row_of(one: Township) -> Row:
    """One of them."""
    best, worst = one.firm.best, one.firm.worst
    return Row(
        one.code,
        one.name,
        class_words(one.score.classes),
        span(one.score.low, one.score.high),
        round(float(one.score.low), 2),
        round(float(one.score.high - one.score.low), 2),
        one.firm.firm,
        class_words(one.firm.classes),
        str(best) if best == worst else f"{best}–{worst}",
        one.farming,
    )


def class_words(classes: tuple[str, ...]) -> str:
    """A, or A–B where it is not determined."""
    return classes[0] if len(classes) == 1 else f"{classes[0]}–{classes[-1]}"


def span(low: Fraction, high: Fraction) -> str:
    """One number, or two with a dash. Rounded for showing: the class follows from the exact ones."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def in_unit(value: Fraction | None, code: str) -> str:
    """A value in the unit of its indicator."""
    unit = indicator(code).unit
    return "" if value is None else with_unit(value / (measure(unit)[0] if unit else 1), unit)


def _value(one: Points) -> str:
    """One number, or from which to which it may be."""
    if one.value is None:
        return ""
    low, high = one.value
    told = in_unit(high, one.line.indicator)
    return told if low == high else f"{number(low)}–{told}"


def line_row(one: Points) -> LineRow:
    """One line as its page shows it."""
    line = one.line
    return LineRow(
        line.indicator,
        said(indicator(line.indicator).name),
        line.group,
        _value(one),
        in_unit(line.benchmark, line.indicator),
        number(line.weight),
        span(one.low, one.high),
        round(float(100 * one.low / line.weight), 1),
        round(float(100 * (one.high - one.low) / line.weight), 1),
    )


def table_of(found: Classification) -> Table:
    """Every township with its points line by line, to take away."""
    method = found.by.method
    own = method.farming.lines if method.farming else ()
    lines = list({line.indicator: line for line in (*method.lines, *own)}.values())
    columns = [
        Column("code", _("区划代码"), _("统计用区划代码"), shape="text"),
        Column("name", _("乡镇"), _("名称"), shape="text"),
        Column("farming", _("农业生态型"), _("按农业生态型的指标计"), shape="truth"),
        Column("classes", _("类别"), _("有数据不明时为范围"), shape="text"),
        Column("low", _("最低分"), _("数据不明的项按0分"), shape="decimal"),
        Column("high", _("最高分"), _("数据不明的项按满分"), shape="decimal"),
        Column("firm", _("权重±20%时的类别"), _("精确上下界所及的类别"), shape="text"),
        Column("places", _("权重±20%时的位次"), _("最好和最差位次的界"), shape="text"),
        *(
            Column(
                line.indicator,
                said(indicator(line.indicator).name),
                _("得分；空为数据不明，或不按这项计"),
                shape="decimal",
            )
            for line in lines
        ),
    ]
    rows = [_cells(one) for one in found.townships]
    about = {
        _("办法"): f"{found.by.name}（{found.by.since.isoformat()}）",
        _("截至"): found.asof.valid.isoformat(),
        _("示例数据"): _("是") if found.by.example else _("否"),
    }
    return Table("townships", _("乡镇创新分类"), about, columns, rows)


def _cells(one: Township) -> dict[str, object]:
    row = row_of(one)
    held: dict[str, object] = {
        "code": one.code,
        "name": one.name,
        "farming": one.farming,
        "classes": row.classes,
        "low": round(float(one.score.low), 4),
        "high": round(float(one.score.high), 4),
        "firm": row.firm_classes,
        "places": row.places,
    }
    points = {
        part.line.indicator: None if part.value is None else round(float(part.low), 4) for part in one.score.lines
    }
    return held | points
