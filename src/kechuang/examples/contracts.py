"""Registered technology contracts: sold from the city and bought into it, yearly totals on their paths."""

from __future__ import annotations

import numpy as np
import polars as pl

from kechuang.examples import words
from kechuang.examples.block import Block
from kechuang.examples.codes import numbered
from kechuang.examples.draws import Days, Draws, Floats, Whole
from kechuang.examples.firms import TECH, Firms
from kechuang.examples.frames import money, seen, table
from kechuang.examples.frames import words as chosen
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.names import titles
from kechuang.examples.organisations import INSTITUTIONS, institution_codes

FORMS = ("development", "service", "consulting", "transfer", "licence")
_PATTERNS = (
    ("{}关键技术开发", "{}智能化改造技术开发", "{}样机研制", "{}新工艺开发"),
    ("{}性能提升技术服务", "{}检测与评价技术服务", "{}运行维护技术服务"),
    ("{}工艺改进咨询", "{}技术路线论证"),
    ("{}专利权转让", "{}技术秘密转让"),
    ("{}专利实施许可", "{}技术许可"),
)
_MONTHS = (5, 4, 7, 7, 8, 10, 8, 8, 9, 9, 11, 14)
"""How registrations spread over the months: the end of the year is busy."""

_OUTSIDE = ("装备制造", "材料", "能源", "水务", "医药", "食品", "电子", "工程设计")


def contracts_of(firms: Firms) -> pl.DataFrame:
    """The contracts of a block registered by its day."""
    block = firms.block
    parts = [_year(firms, year, sold) for year in block.span for sold in (True, False)]
    frame = pl.concat(parts)
    return seen(frame, block.until, "registered").sort("number")


def _year(firms: Firms, year: int, sold: bool) -> pl.DataFrame:
    block = firms.block
    draws = block.draws(f"contracts/{year}/{sold}")
    count = block.share("contracts" if sold else "absorbed", year)
    value = block.scaled("contract_value" if sold else "absorbed_value", year) / 1e4
    column = year - block.years[0]
    weight = np.exp(0.6 * firms.tech + 0.5 * firms.size) * firms.settled[:, column] * (firms.group == TECH)
    count = count if weight.any() else 0
    firm = draws.of("firm").pick(weight if weight.any() else np.ones(block.count), count)
    partner = draws.of("partner").pick(weight if weight.any() else np.ones(block.count), count)
    inside = draws.of("inside").chance(0.3, count) if sold else np.zeros(count, dtype=bool)
    form = draws.of("form").pick((0.5, 0.28, 0.08, 0.08, 0.06), count)
    amount = _amounts(draws, count, value)
    registered = _registered(draws, year, count)
    signed = registered - draws.of("signed").whole(3, 75, count).astype("timedelta64[D]")
    signed = np.maximum(signed, np.maximum(firms.registered[firm], firms.registered[partner]))
    name, code = _sellers(firms, firm, draws, block)
    outside = _outsiders(draws, count)
    local = pl.Series(inside)
    in_city = {"name": firms.name.gather(partner), "code": firms.code.gather(partner)}
    other_name = pl.select(pl.when(local).then(in_city["name"]).otherwise(outside)).to_series()
    other_code = pl.select(pl.when(local).then(in_city["code"]).otherwise(pl.lit(""))).to_series()
    other_place = chosen((words.PROVINCE_CODE, words.CITY_CODE), inside.astype(int))
    here = pl.Series([words.CITY_CODE]).new_from_index(0, count) if count else pl.Series([], dtype=pl.String)
    technical = np.round(amount * np.clip(0.8 + 0.25 * draws.of("technical").uniform(count), 0, 1), 2)
    paid = np.where(
        draws.of("known").chance(0.7, count), np.round(technical * draws.of("paid").uniform(count, 0.2, 1), 2), np.nan
    )
    prefix = f"{year}{words.CITY_CODE}{'1' if sold else '2'}"
    sides = ("seller", "buyer") if sold else ("buyer", "seller")
    return table(
        {
            "number": numbered(prefix, block.first + np.arange(count) + 1, 7),
            "title": titles(firms.industry[firm], _PATTERNS, form, draws.of("titles")),
            "form": chosen(FORMS, form),
            sides[0]: code,
            f"{sides[0]}_name": name,
            f"{sides[0]}_division": here,
            sides[1]: other_code,
            f"{sides[1]}_name": other_name,
            f"{sides[1]}_division": other_place,
            "signed": signed,
            "registered": registered,
            "total": money(amount),
            "technical": money(technical),
            "paid": money(paid),
            "field": chosen([i.field for i in INDUSTRIES], firms.industry[firm]),
        }
    ).select(
        "number", "title", "form", "seller", "seller_name", "seller_division", "buyer", "buyer_name", "buyer_division",
        "signed", "registered", "total", "technical", "paid", "field",
    )  # fmt: skip


def _amounts(draws: Draws, count: int, value: float) -> Floats:
    """Log-normal amounts in 万元 that add up to the year's value (the largest takes what rounding leaves)."""
    raw = np.exp(draws.of("amount").normal(count, 1.25))
    if not count:
        return raw
    found = np.maximum(np.round(raw / raw.sum() * value, 2), 0.5)
    found[np.argmax(found)] += round(value, 2) - found.sum()
    return np.asarray(np.round(np.maximum(found, 0.5), 2))


def _registered(draws: Draws, year: int, count: int) -> Days:
    month = draws.of("month").pick(_MONTHS, count)
    day = draws.of("day").whole(1, 28, count)
    first = np.datetime64(f"{year}-01", "M") + month.astype("timedelta64[M]")
    return np.asarray(first.astype("M8[D]") + day.astype("m8[D]"))


def _sellers(firms: Firms, firm: Whole, draws: Draws, block: Block) -> tuple[pl.Series, pl.Series]:
    """Firms, and in the first block for one contract in seven an institute or the college."""
    name, code = firms.name.gather(firm), firms.code.gather(firm)
    if block.first:
        return name, code
    bodies = [n for n, row in enumerate(INSTITUTIONS) if row[1] in ("university", "institute")]
    which = np.array(bodies)[draws.of("body").pick([3.0] + [1.0] * (len(bodies) - 1), len(firm))]
    public = pl.Series(draws.of("public").chance(0.14, len(firm)))
    names, codes = chosen([row[0] for row in INSTITUTIONS], which), chosen(institution_codes(), which)
    both = pl.select(name=pl.when(public).then(names).otherwise(name), code=pl.when(public).then(codes).otherwise(code))
    return both["name"], both["code"]


def _outsiders(draws: Draws, count: int) -> pl.Series:
    """Partners from other invented cities; they have no record of their own."""
    city = chosen(words.NEIGHBOURS, draws.of("city").whole(0, len(words.NEIGHBOURS), count))
    first = chosen(list(words.BRAND_FIRST), draws.of("first").whole(0, len(words.BRAND_FIRST), count))
    second = chosen(list(words.BRAND_SECOND), draws.of("second").whole(0, len(words.BRAND_SECOND), count))
    trade = chosen(_OUTSIDE, draws.of("trade").whole(0, len(_OUTSIDE), count))
    frame = pl.DataFrame({"a": city, "b": first, "c": second, "d": trade})
    return frame.select(pl.concat_str(["a", "b", "c", "d", pl.lit("有限公司")]).alias("name"))["name"]
