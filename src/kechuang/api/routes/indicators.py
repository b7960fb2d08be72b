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
from kechuang.indicators.definition import BETTER, MOVES, NATURES, Indicator
from kechuang.indicators.moved import plain_number
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import series, value
from kechuang.indicators.values import Value
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf
from kechuang.supervision.behind import Asked
from kechuang.supervision.trace_json import both, value_json, version_json
from kechuang.supervision.withheld import confidential, hidden, told_apart, withheld

router = Router(tags=["indicators"])

_APART = Denied(
    Sentence(
        "逐个单位的数能看出它填报的内容，限可以查看这些记录的人。",
        "Numbers organisation by organisation tell what each reports: they are for who may read those records.",
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
    told = _shown(found, request, Asked(size=records))
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
    none = Asked(size=0)
    return {
        "known": asof.known.isoformat(),
        "scope": scope.as_plain(),
        "values": [_shown(one, request, none) for one in found],
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
    parts = told.whole.parts
    if dimension == "organisation" and not all(told_apart(part, request.user) for part in parts):
        raise refusal(_APART)
    few: set[str] = set()
    if any(confidential(part, request.user) for part in parts):
        few = hidden((group.key, group.records) for group in told.groups)
    secret = withheld(told.whole, request.user)
    factor = measure(told.whole.unit)[0]
    groups = told.groups[(page - 1) * size : page * size]
    return {
        "asof": asof.as_query(),
        "indicator": code,
        "by": {"code": dimension, **both(DIMENSIONS[dimension])},
        "period": told.whole.period,
        "unit": told.whole.unit,
        "whole": None if secret else plain_number(told.whole.shown),
        "additive": told.additive,
        "total": len(told.groups),
        "page": page,
        "pages": max(1, -(-len(told.groups) // size)),
        "size": size,
        "groups": [
            {
                "key": one.key or None,
                "name": both(one.name),
                "number": None if one.key in few or one.number is None else plain_number(one.number / factor),
                "withheld": one.key in few,
            }
            for one in groups
        ],
    }


def _shown(found: Value, request: HttpRequest, asked: Asked) -> Plain:
    """The value, without its numbers where it adds up over too few what the reader may not read of each."""
    secret = withheld(found, request.user)
    told = value_json(found, request.user, asked) | {"withheld": secret}
    return told | {"number": None, "published": None, "parts": []} if secret else told


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
