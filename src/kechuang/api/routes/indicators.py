"""Indicators: their definitions, their numbers in any scope as of any moments, series of years, and dimensions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import Denied, refusal
from kechuang.api.asked import Code, Known, Page, Size, Valid, asof_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import indicators as shapes
from kechuang.indicators.breakdown import DIMENSIONS, breakdown
from kechuang.indicators.catalogue import indicators as every
from kechuang.indicators.conditions import column
from kechuang.indicators.definition import BETTER, MOVES, NATURES, Indicator
from kechuang.indicators.moved import plain_number
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import series, value
from kechuang.indicators.values import Value
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf
from kechuang.registry.fields import Quantity
from kechuang.supervision.behind import Asked, readable
from kechuang.supervision.trace_json import both, value_json, version_json

router = Router(tags=["indicators"])

_CITY = 6
"""Digits of the code of a county or city; longer ones are of townships and villages."""
_SINGLE = Denied(
    Sentence(
        "这样细分的数能看出单个单位填报的内容，限可以查看这些记录的人。",
        "Numbers as fine as this tell what single organisations report: they are for who may read those records.",
    )
)

Place = Annotated[str, Field(description="行政区划代码，6、9或12位。 Division code.", max_length=12, pattern=r"^\d*$")]
Levels = Annotated[
    list[str], Field(description="级别，可以给多个：national、provincial …。 Levels that count.", max_length=8)
]
Industries = Annotated[
    list[str],
    Field(description="行业门类（C）或代码开头，可以给多个。 Sections or beginnings of codes.", max_length=40),
]
Mode = Annotated[
    Literal["at", "year", "since"] | None,
    Field(description="当日数、当年数、期间累计数；默认依指标的性质。 As on the day, in the year, since a day."),
]
Since = Annotated[date | None, Field(description="累计的首日，配合 mode=since。 First day of mode=since.")]
Year = Annotated[int | None, Field(description="只要这一年的数。 That year's number.", ge=1949, le=2100)]
First = Annotated[int, Field(description="首年。 First year.", ge=1949, le=2100)]
Last = Annotated[int, Field(description="末年，最多相隔40年。 Last year, at most 40 on.", ge=1949, le=2100)]
By = Annotated[Literal["township", "industry", "level", "organisation"], Field(description="按什么分。 The dimension.")]
Shown = Annotated[int, Field(description="每部分列出几条记录。 Records shown of every part.", ge=0, le=200)]


@reads(router, "/indicators", shapes.Indicators, says=Sentence("指标列表。", "Indicators."))
def indicators(request: HttpRequest) -> Plain:
    """Every indicator with the definition in force; `reported` ones are entered, records cannot show them."""
    return {"rows": [_told(one) for one in every().values()]}


@reads(router, "/indicators/{code}", shapes.IndicatorWhole, says=Sentence("一项指标及其口径。", "One indicator."))
def indicator(request: HttpRequest, code: Code) -> Plain:
    """Every version of its definition with its sources."""
    found = _indicator(code)
    return _told(found) | {"versions": [version_json(one) for one in found.versions]}


@reads(router, "/indicators/{code}/value", shapes.IndicatorValue, says=Sentence("指标的数。", "Its number."))
def indicator_value(
    request: HttpRequest,
    code: Code,
    valid: Valid = "",
    known: Known = "",
    place: Place = "",
    level: Levels = [],  # noqa: B006 (never changed)
    industry: Industries = [],  # noqa: B006
    mode: Mode = None,
    since: Since = None,
    year: Year = None,
    records: Shown = 0,
) -> Plain:
    """As of the moments, within the scope; exact, with the question and the number of records of every part."""
    asof = asof_of(valid, known)
    scope = Scope(place, tuple(level), tuple(industry), mode, since)
    found = value(_indicator(code), asof, scope, year=year)
    if industry or len(place) > _CITY:
        _refuse_singling_out(request, found)
    told = value_json(found, request.user, Asked(size=records))
    return {"asof": asof.as_query(), "scope": found.scope.as_plain(), **told}


@reads(
    router,
    "/indicators/{code}/series",
    shapes.IndicatorSeries,
    says=Sentence("指标逐年的数。", "Its numbers year by year."),
    cost=5,
)
def indicator_series(
    request: HttpRequest,
    code: Code,
    first: First,
    last: Last,
    known: Known = "",
    place: Place = "",
    level: Levels = [],  # noqa: B006
    industry: Industries = [],  # noqa: B006
) -> Plain:
    """At the end of each year (or for each year, of a flow), each by the definition then in force."""
    if not first <= last <= first + 40:
        raise BadInput(
            "request.years",
            Sentence("末年应不早于首年，相隔不超过40年。", "The last year must be 0 to 40 years after the first."),
            Sentence("请缩小范围。", "Ask for fewer years."),
            field="last",
        )
    asof = asof_of("", known)
    scope = Scope(place, tuple(level), tuple(industry))
    found = series(_indicator(code), range(first, last + 1), asof, scope)
    if industry or len(place) > _CITY:
        for one in found:
            _refuse_singling_out(request, one)
    none = Asked(size=0)
    return {
        "known": asof.known.isoformat(),
        "scope": scope.as_plain(),
        "values": [value_json(one, request.user, none) for one in found],
    }


@reads(
    router,
    "/indicators/{code}/by/{dimension}",
    shapes.IndicatorBy,
    says=Sentence("指标按乡镇、行业、级别或单位。", "Its number by township, industry, level or organisation."),
    cost=5,
)
def indicator_by(
    request: HttpRequest,
    code: Code,
    dimension: By,
    valid: Valid = "",
    known: Known = "",
    place: Place = "",
    level: Levels = [],  # noqa: B006
    year: Year = None,
    page: Page = 1,
    size: Size = 200,
) -> Plain:
    """The same question grouped; where `additive`, the groups add up to the whole."""
    found = _indicator(code)
    if dimension not in found.dimensions:
        raise not_here(indicator=code, dimension=dimension)
    asof = asof_of(valid, known)
    told = breakdown(found, asof, dimension, Scope(place, tuple(level)), year=year)
    _refuse_singling_out(request, told.whole, counts_too=dimension == "organisation")
    groups = told.groups[(page - 1) * size : page * size]
    return {
        "asof": asof.as_query(),
        "indicator": code,
        "by": {"code": dimension, **both(DIMENSIONS[dimension])},
        "period": told.whole.period,
        "unit": told.whole.unit,
        "whole": plain_number(told.whole.shown),
        "additive": told.additive,
        "total": len(told.groups),
        "page": page,
        "pages": max(1, -(-len(told.groups) // size)),
        "size": size,
        "groups": [
            {
                "key": one.key or None,
                "name": both(one.name),
                "number": None if one.number is None else plain_number(one.number / measure(told.whole.unit)[0]),
            }
            for one in groups
        ],
    }


def _refuse_singling_out(request: HttpRequest, found: Value, *, counts_too: bool = False) -> None:
    """Sums of what single organisations report tell of each where few are asked about: only to who may read them.

    Of counts this holds where they are asked by organisation.
    """
    for part in found.parts:
        kind = part.question.kind
        summed = bool(part.field) and isinstance(column(kind, part.field), Quantity)
        if (summed or counts_too) and readable(kind, request.user) != tuple(f.name for f in kind.said()):
            raise refusal(_SINGLE)


def _indicator(code: str) -> Indicator:
    if code not in every():
        raise not_here(indicator=code)
    return every()[code]


def _told(one: Indicator) -> Plain:
    version = one.version_on(AsOf.now().valid) or one.versions[-1]
    return {
        "code": one.code,
        "name": both(one.name),
        "unit": one.unit,
        "nature": {"code": one.nature, **both(NATURES[one.nature])},
        "better": {"code": one.better, **both(BETTER[one.better])},
        "moves": {"code": one.moves, **both(MOVES[one.moves])},
        "owner": both(one.owner),
        "reported": one.reported,
        "dimensions": list(one.dimensions),
        "levels": list(one.levels),
        "related": list(one.related),
        "definition": version_json(version),
    }
