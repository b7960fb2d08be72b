"""Enterprises as records: one stretch of time for each name and place, and the end of those that closed."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from kechuang.examples import words
from kechuang.examples.block import Block
from kechuang.examples.codes import credit_codes
from kechuang.examples.draws import Days, Draws
from kechuang.examples.firms import TOWNS, ZONE, Firms
from kechuang.examples.frames import flags, money, of_rows, seen, table
from kechuang.examples.frames import words as chosen
from kechuang.examples.industries import INDUSTRIES
from kechuang.kernel.divisions import lookup
from kechuang.kernel.invented_codes import credit_code

SIZES = ("large", "medium", "small", "micro")
INSTITUTIONS = (
    ("明湖理工学院", "university", "1", "2", "8341"),
    ("明湖职业技术学院", "university", "1", "2", "8341"),
    ("明湖市农业科学研究所", "institute", "1", "2", "7330"),
    ("明湖市流体装备研究院", "institute", "1", "2", "7320"),
    ("清江省明湖建材工业研究所", "institute", "1", "2", "7320"),
    ("明湖市中心医院", "hospital", "1", "2", "8411"),
    ("明湖市产品质量监督检验中心", "institute", "1", "2", "7452"),
    ("明湖市生产力促进中心", "intermediary", "1", "2", "7520"),
    ("明湖技术转移有限公司", "intermediary", "9", "1", "7520"),
    ("明湖市知识产权代理事务所", "intermediary", "9", "1", "7520"),
    ("明湖孵化器运营有限公司", "intermediary", "9", "1", "7540"),
    ("明湖高新创业服务有限公司", "intermediary", "9", "1", "7540"),
    ("明湖农商银行", "bank", "9", "1", "6623"),
    ("明湖市科技担保有限公司", "fund", "9", "1", "6740"),
    ("明湖科技创新引导基金（有限合伙）", "fund", "9", "1", "6732"),
    ("明湖市泵阀行业协会", "association", "5", "1", "9521"),
    ("明湖市科学技术协会", "association", "1", "1", "9522"),
    ("明湖市科技局", "government", "1", "1", "9224"),
    ("明湖高新区管委会", "government", "1", "1", "9221"),
    ("明湖市青禾蔬菜专业合作社", "cooperative", "9", "3", "0141"),
)
"""Bodies other than enterprises: name, form, registrar and category of the credit code, industry."""
OUTSIDE = (
    ("清江大学", "university", "1", "2", "8341"),
    ("清江理工大学", "university", "1", "2", "8341"),
    ("清江省机械科学研究院", "institute", "1", "2", "7320"),
    ("清江省农业科学院", "institute", "1", "2", "7330"),
    ("清江省环境科学研究院", "institute", "1", "2", "7320"),
    ("清江正衡会计师事务所（普通合伙）", "intermediary", "9", "1", "7241"),
    ("清江省财政科学研究所", "institute", "1", "2", "7350"),
)
"""Bodies of the province outside the city: where experts come from who are nobody's neighbours."""

_RENAMED = r"(?:科技有限公司|有限责任公司|股份有限公司|有限公司)$"


@cache
def institution_codes() -> tuple[str, ...]:
    """The credit codes of the institutions, in their order."""
    made = []
    for place, (_, _, registrar, category, _) in enumerate(INSTITUTIONS):
        made += credit_codes(np.array([31**6 - 1 - place]), registrar, category).to_list()
    return tuple(made)


@cache
def outside_codes() -> tuple[str, ...]:
    """The credit codes of the bodies outside the city, in their order."""
    return tuple(
        credit_code(31**6 - 101 - place, registrar, category, words.PROVINCE_CODE)
        for place, (_, _, registrar, category, _) in enumerate(OUTSIDE)
    )


def organisations_of(firms: Firms) -> pl.DataFrame:
    """The stretches of a block's enterprises, and in the first block the other organisations."""
    block = firms.block
    draws = block.draws("organisation")
    renamed = _some_day(firms, draws.of("renamed"), 0.05)
    moved = _some_day(firms, draws.of("moved"), 0.04)
    first = _stretches(firms, renamed, moved, draws)
    frames = [first]
    if block.first == 0:
        frames.append(_institutions(block))
    return pl.concat(frames, how="vertical").sort("code", "valid_from", maintain_order=True)


def _some_day(firms: Firms, draws: Draws, share: float) -> Days:
    block = firms.block
    day = draws.day(f"{block.years[0]}-03-01", f"{block.years[1]}-11-30", block.count)
    usable = draws.chance(share, block.count) & (day > firms.registered + np.timedelta64(400, "D"))
    usable &= (np.isnat(firms.closed) | (day < firms.closed - np.timedelta64(30, "D"))) & (day <= _day(block))
    return np.where(usable, day, np.datetime64("NaT"))


def _stretches(firms: Firms, renamed: Days, moved: Days, draws: Draws) -> pl.DataFrame:
    block, count = firms.block, firms.block.count
    closed = np.where(firms.closed <= _day(block), firms.closed, np.datetime64("NaT"))
    both = ~np.isnat(renamed) & ~np.isnat(moved)
    moved = np.where(both & (moved == renamed), np.datetime64("NaT"), moved)
    starts = np.stack([firms.registered, renamed, moved, closed], axis=1)
    order = np.argsort(np.where(np.isnat(starts), np.datetime64("9999-12-31"), starts), axis=1, kind="stable")
    begins = np.take_along_axis(starts, order, axis=1)
    ends = np.concatenate([begins[:, 1:], np.full((count, 1), np.datetime64("NaT"))], axis=1)
    firm, place = np.nonzero(~np.isnat(begins) & (firms.registered <= _day(block))[:, None])
    since, until = begins[firm, place], ends[firm, place]
    after_name, after_move = renamed[firm] <= since, moved[firm] <= since
    tails = np.where(firms.size_class <= 1, 0, draws.of("tail").pick((0.25, 0.75), count))
    new_name = _renamed(firms.name, tails)
    old_town = firms.town
    new_town = np.where(old_town == ZONE, draws.of("town").whole(0, ZONE, count), ZONE)
    town = np.where(after_move, new_town[firm], old_town[firm])
    number = draws.of("house").whole(1, 399, (count, 2))
    road = draws.of("road").whole(0, len(words.ROADS), (count, 2))
    column = after_move.astype(int)
    address = pl.DataFrame(
        {
            "city": pl.Series([words.CITY]).new_from_index(0, len(firm)),
            "town": chosen([_town(code) for code in TOWNS], town),
            "road": chosen(words.ROADS, road[firm, column]),
            "number": pl.Series(number[firm, column]).cast(pl.String) + "号",
        }
    ).select(pl.concat_str(pl.all()).alias("a"))["a"]
    capital = np.maximum(
        np.round(np.exp(np.log(120) + 0.9 * firms.size + draws.of("capital").normal(count, 0.5)), -1), 10
    )
    return table(
        {
            "code": firms.code.gather(firm),
            "name": pl.select(
                pl.when(pl.Series(after_name)).then(new_name.gather(firm)).otherwise(firms.name.gather(firm))
            ).to_series(),
            "form": "enterprise",
            "registered": firms.registered[firm],
            "division": chosen(TOWNS, town),
            "address": address,
            "industry": chosen([i.code for i in INDUSTRIES], firms.industry[firm]),
            "size": chosen(SIZES, firms.size_class[firm]),
            "above_scale": flags(firms.above_scale[firm], firms.industrial[firm]),
            "field": chosen([i.field for i in INDUSTRIES], firms.industry[firm]),
            "capital": money(capital[firm]),
            "representative": firms.person.gather(firm),
            "parent": "",
            "state": chosen(("active", "dissolved"), (closed[firm] <= since).astype(int)),
            "valid_from": since,
            "valid_to": until,
        }
    )


def _town(code: str) -> str:
    found = lookup(code)
    return found.name if found else ""


def _renamed(names: pl.Series, tails: np.ndarray) -> pl.Series:
    stem = names.str.replace(_RENAMED, "")
    joint = names.str.ends_with("股份有限公司")
    new = pl.select(
        pl.when(joint)
        .then(stem + "集团股份有限公司")
        .when(pl.Series(tails == 0))
        .then(stem + "股份有限公司")
        .otherwise(stem + "集团有限公司")
    )
    return new.to_series()  # fmt: skip


def _institutions(block: Block) -> pl.DataFrame:
    draws = block.draws("institutions")
    rows = [
        {
            "code": code, "name": name, "form": form, "industry": industry, "state": "active",
            "registered": (day := draws.day("1985-03-01", "2015-12-31").astype(object)), "valid_from": day,
            "division": draws.one(TOWNS[:4]),
            "address": f"{words.CITY}{draws.one(words.ROADS)}{draws.whole(1, 200, ())}号",
        }
        for code, (name, form, _, _, industry) in zip(institution_codes(), INSTITUTIONS, strict=True)
    ]  # fmt: skip
    away = block.draws("outside")
    rows += [
        {
            "code": code, "name": name, "form": form, "industry": industry, "state": "active",
            "registered": (day := away.day("1978-03-01", "2010-12-31").astype(object)), "valid_from": day,
            "division": words.PROVINCE_CODE, "address": f"{words.PROVINCE}{away.one(words.NEIGHBOURS)}",
        }
        for code, (name, form, _, _, industry) in zip(outside_codes(), OUTSIDE, strict=True)
    ]  # fmt: skip
    like = {
        "code": "", "name": "", "form": "", "registered": None, "division": "", "address": "", "industry": "",
        "size": "", "above_scale": True, "field": "", "capital": 1, "representative": "", "parent": "", "state": "",
        "valid_from": None, "valid_to": None,
    }  # fmt: skip
    return seen(of_rows(rows, like), block.until, "valid_from")


def _day(block: Block) -> np.datetime64:
    return np.datetime64(block.until, "D")
