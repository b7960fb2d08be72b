"""What the invented city's offices publish about the whole of it, by year and quarter; and residents by township."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.firms import TOWNS
from kechuang.examples.paths import PATHS, at
from kechuang.examples.words import CITY, CITY_CODE, ZONE_CODE
from kechuang.kernel.series import SERIES

_BUREAU, _FISCAL, _SCIENCE, _MARKET, _ZONE = (
    "明湖市统计局", "明湖市财政局", "明湖市科技局", "明湖市市场监督管理局", "明湖高新区管委会"
)  # fmt: skip
_YEARLY = (
    ("gdp", _BUREAU, (3, 28), "国民经济和社会发展统计公报"),
    ("population", _BUREAU, (3, 28), "国民经济和社会发展统计公报"),
    ("rd_intensity", _BUREAU, (10, 16), "科技经费投入统计公报"),
    ("fiscal_expenditure", _FISCAL, (2, 10), "财政预算执行情况"),
    ("fiscal_st_expenditure", _FISCAL, (2, 10), "财政预算执行情况"),
    ("st_special_fund", _FISCAL, (2, 10), "财政预算执行情况"),
    ("livelihood_st_fund", _SCIENCE, (2, 20), "科技计划执行情况"),
    ("industrial_value_added", _BUREAU, (3, 28), "国民经济和社会发展统计公报"),
    ("hightech_share", _BUREAU, (3, 28), "国民经济和社会发展统计公报"),
    ("hightech_zone_revenue", _ZONE, (4, 25), "园区统计年报"),
    ("high_value_patents", _MARKET, (2, 18), "知识产权发展状况"),
    ("county_capability_rank", "清江省科学技术厅", (12, 22), "县域科技创新能力评价结果"),
    ("st_loan_balance", "人民银行明湖市支行", (1, 30), "金融运行情况"),
    ("st_loan_bad_share", "人民银行明湖市支行", (1, 30), "金融运行情况"),
    ("patent_pledge", _MARKET, (2, 18), "知识产权发展状况"),
    ("improved_seed_coverage", "明湖市农业农村局", (3, 15), "农业农村经济运行情况"),
)
"""Series, who publishes it, month and day (of the following year; the ranking still in its own), in what."""

_QUARTERLY = {
    "gdp": (0.22, 0.47, 0.72), "fiscal_expenditure": (0.24, 0.52, 0.76), "fiscal_st_expenditure": (0.17, 0.43, 0.70),
    "patent_pledge": (0.18, 0.45, 0.71),
}  # fmt: skip
"""How much of the year has come by the end of each of the first three quarters."""
_LEVELS_BY_QUARTER = ("st_loan_balance", "st_loan_bad_share")

RESIDENTS = dict(zip(TOWNS, (124, 91, 82, 63, 58, 56, 54, 51, 49, 48, 46, 44, 42, 41, 40, 39), strict=False)) | {
    ZONE_CODE: 42
}
"""How many thousandths of the city live in each township and in the zone. What is left lives in the last township:
its figure is not published, so that the rule for what is missing has something to show."""

_SAME_YEAR = ("county_capability_rank",)


def statistics_of(block: Block) -> pl.DataFrame:
    """The figures published by the block's day; in the first block only, for they are of the whole city."""
    rows: list[dict[str, Any]] = []
    for code, publisher, (month, day), title in _YEARLY if block.first == 0 else ():
        for year in range(block.years[0] - 1, block.years[1] + 1):
            if year < min(PATHS[code]):
                continue
            value = at(code, year)
            published = date(year if code in _SAME_YEAR else year + 1, month, day)
            rows.append(_row(code, str(year), value, publisher, published, f"{CITY}{year}年{title}"))
            rows += _quarters(code, year, value, publisher, title)
    rows += _derived(rows)
    rows += _townships(block) if block.first == 0 else []
    kept = [row for row in rows if row["published"] <= block.until]
    return pl.DataFrame(kept, schema=_SCHEMA) if kept else pl.DataFrame(schema=_SCHEMA)


def _quarters(code: str, year: int, value: float, publisher: str, title: str) -> list[dict[str, Any]]:
    if code in _QUARTERLY:
        values = [value * part for part in _QUARTERLY[code]]
    elif code in _LEVELS_BY_QUARTER:
        before = at(code, year - 1) if year - 1 >= min(PATHS[code]) else value
        values = [before + (value - before) * n / 4 for n in (1, 2, 3)]
    else:
        return []
    return [
        _row(code, f"{year}-Q{n}", part, publisher, date(year, n * 3 + 1, 24), f"{CITY}{year}年{title}（{n}季度）")
        for n, part in enumerate(values, 1)
    ]


def _townships(block: Block) -> list[dict[str, Any]]:
    """Residents of the townships, a month after those of the city."""
    made = []
    for year in range(block.years[0] - 1, block.years[1] + 1):
        for code, share in RESIDENTS.items():
            people = at("population", year) * share / 1000
            row = _row("population", str(year), people, _BUREAU, date(year + 1, 4, 28), f"{CITY}{year}年乡镇基本情况")
            made.append(row | {"division": code})
    return made


def _derived(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """R&D spending of the whole city and hightech value added: the published ratio of the published whole."""
    found = {(row["series"], row["period"]): row for row in rows}
    made = []
    for ratio, whole, part in (
        ("rd_intensity", "gdp", "rd_expenditure"),
        ("hightech_share", "industrial_value_added", "hightech_value_added"),
    ):
        for (code, period), row in found.items():
            if code == ratio:
                value = float(row["value"] * found[whole, period]["value"])
                made.append(_row(part, period, value, row["publisher"], row["published"], row["reference"]))
    return made


def _row(code: str, period: str, value: float, publisher: str, published: date, reference: str) -> dict[str, Any]:
    series = SERIES[code]
    places = Decimal("0.0001") if not series.unit else Decimal(10_000) if series.unit == "元" else Decimal(1)
    exact = (Decimal(str(value)) / places).quantize(Decimal(1)) * places
    return {
        "series": code, "label": series.label, "division": CITY_CODE, "period": period, "value": exact,
        "unit": series.unit, "definition": series.definition, "published": published, "publisher": publisher,
        "reference": reference, "confidence": "high",
    }  # fmt: skip


_SCHEMA: dict[str, Any] = {
    "series": pl.String, "label": pl.String, "division": pl.String, "period": pl.String, "value": pl.Decimal(30, 6),
    "unit": pl.String, "definition": pl.String, "published": pl.Date, "publisher": pl.String, "reference": pl.String,
    "confidence": pl.String,
}  # fmt: skip
