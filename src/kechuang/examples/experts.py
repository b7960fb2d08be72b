"""Who judges in the city: experts of the pool from its bodies, its firms and the province, and how they are related."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from kechuang.examples import words
from kechuang.examples.block import Block
from kechuang.examples.draws import Draws
from kechuang.examples.firms import TECH, Firms
from kechuang.examples.frames import of_rows, seen
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.names import people
from kechuang.examples.organisations import institution_codes, outside_codes

FIELDS_OF = {
    "流体机械": ("80501", "80502"),
    "新型建材": ("402", "604"),
    "乳品科学": ("206", "207"),
    "生物制药": ("201", "206"),
    "自动控制": ("801", "803"),
    "材料成形": ("401", "804"),
    "软件工程": ("101", "503"),
    "环境工程": ("701", "703"),
    "作物育种": ("207",),
    "检测技术": ("502", "803"),
}
"""Codes of the high-tech fields in which somebody of a speciality judges."""

FINANCIAL, OTHER = "会计与审计", "科技管理"
SHARES = {"public": 42, "firms": 30, "outside": 44, "financial": 14, "outside_financial": 12, "other": 8}
"""Experts of each origin for the number of enterprises that the paths are written for."""
TIES = 60

_PERSON = {
    "number": "", "name": "", "organisation": "", "since": None, "until": None, "degree": "", "rank": "",
    "specialty": "", "honours": "", "born_year": 1,
}  # fmt: skip
_EXPERT = {
    "number": "", "kind_of_expert": "", "fields": "", "title_grade": "", "distinguished": False,
    "home_division": "", "since": None, "until": None, "state": "", "note": "",
}  # fmt: skip
_TIE = {
    "number": "", "expert": "", "nature": "", "organisation": "", "person": "", "since": None, "until": None,
    "note": "",
}  # fmt: skip
_NATURES = (
    ("shareholder", 6), ("board", 3), ("adviser", 12), ("coproject", 5), ("teacher", 10), ("kin", 5),
    ("coauthor", 12), ("declared", 4), ("distinct", 3),
)  # fmt: skip


def outside_persons(block: Block) -> pl.DataFrame:
    """Experts who are nobody's staff in the registry otherwise: accountants, managers, people from the province.

    They stand in the table of people under numbers of their own; whom they work for belongs to the first block.
    """
    rows: list[dict[str, Any]] = []
    if block.first == 0:
        draws = block.draws("outside_persons")
        own, away = institution_codes(), outside_codes()
        for origin, seats in (
            ("outside", away[:5]),
            ("financial", (own[0], own[7], own[12])),
            ("outside_financial", away[5:]),
            ("other", (own[7], own[16])),
        ):
            for name in people(_count(block, origin), draws.of(origin, "names")).to_list():
                rows.append(_person(block, draws, f"MHX{len(rows) + 1:06}", name, origin, str(draws.one(seats))))
    return seen(of_rows(rows, _PERSON), block.until, "since").with_columns(pl.col("born_year").cast(pl.Int64))


def experts_of(firms: Firms, persons: pl.DataFrame, outside: pl.DataFrame) -> pl.DataFrame:
    """The pool of a block: seniors of the city's bodies and firms, and those of `outside_persons`."""
    block, draws = firms.block, firms.block.draws("experts")
    away = set(outside_codes())
    bodies = set(institution_codes())
    senior = persons.filter(pl.col("rank").is_in(["高级工程师", "正高级工程师"]))
    public, private = (senior.filter(pl.col("organisation").is_in(bodies) == held) for held in (True, False))
    chosen = [
        *draws.of("public").some(public.rows(named=True), _count(block, "public")),
        *draws.of("firms").some(private.rows(named=True), _count(block, "firms")),
        *outside.rows(named=True),
    ]
    rows = []
    for person in chosen:
        kind = {FINANCIAL: "financial", OTHER: "other"}.get(person["specialty"], "technical")
        joined = max(person["since"], draws.day("2018-01-10", "2024-12-20").astype(object))
        rows.append(
            {
                "number": person["number"], "kind_of_expert": kind,
                "fields": ",".join(FIELDS_OF.get(person["specialty"], ())),
                "title_grade": "senior" if "高级" in person["rank"] or "教授" in person["rank"] else "other",
                "distinguished": False,
                "home_division": words.PROVINCE_CODE if person["organisation"] in away else words.CITY_CODE,
                "since": joined, "state": "suspended" if draws.uniform(1)[0] < 0.03 else "active",
            }
        )  # fmt: skip
    return seen(of_rows(rows, _EXPERT), block.until, "since").sort("number")


def ties_of(firms: Firms, persons: pl.DataFrame, experts: pl.DataFrame) -> pl.DataFrame:
    """Relations of the pool to firms of the block and to people in them: declared, found in papers, or looked into."""
    block, draws = firms.block, firms.block.draws("ties")
    able = np.flatnonzero((firms.group == TECH) & np.isnat(firms.closed))
    numbers = experts["number"].to_list()
    rows: list[dict[str, Any]] = []
    if not numbers or not len(able):
        return of_rows(rows, _TIE)
    for serial in range(block.part(TIES)):
        nature = draws.one([nature for nature, weight in _NATURES for _ in range(weight)])
        firm = int(draws.one(able.tolist()))
        since = (
            max(firms.registered[firm].astype(object), date(2016, 1, 1)) if nature != "teacher" else date(2008, 9, 1)
        )
        since = max(since, draws.day("2016-01-10", "2024-06-30").astype(object)) if nature != "teacher" else since
        ended = nature in ("shareholder", "board", "adviser", "coproject") and draws.uniform(1)[0] < 0.5
        person = nature in ("teacher", "kin", "coauthor", "distinct")
        rows.append(
            {
                "number": f"MHG{block.first + serial + 1:06}", "expert": draws.one(numbers), "nature": nature,
                "organisation": firms.code[firm] if nature != "teacher" else "",
                "person": firms.person[firm] if person else "", "since": since,
                "until": date(since.year + int(draws.whole(1, 4, ())), since.month, 1) if ended else None,
                "note": {"distinct": "与专家同名，经核对履历不是同一人"}.get(nature, ""),
            }
        )  # fmt: skip
    return seen(of_rows(rows, _TIE), block.until, "since", ("until",))


def _count(block: Block, origin: str) -> int:
    return block.part(SHARES[origin])


def _person(block: Block, draws: Draws, number: str, name: str, origin: str, seat: str) -> dict[str, Any]:
    money = origin in ("financial", "outside_financial")
    specialty = FINANCIAL if money else OTHER if origin == "other" else draws.one(sorted(_usual()))
    ranks = ("高级会计师", "注册会计师") if money else ("教授", "研究员", "副教授", "高级工程师")
    rank = draws.one(ranks) if origin != "other" else draws.one(("高级经济师", "副研究员"))
    return {
        "number": number, "name": name, "organisation": seat, "rank": rank, "specialty": specialty,
        "since": draws.day("2015-12-31", "2019-12-20").astype(object), "degree": draws.one(("doctor", "master")),
        "born_year": int(draws.whole(1962, 1986, ())),
    }  # fmt: skip


def _usual() -> set[str]:
    """Specialities whose fields are those of the city's industries, by their first digit."""
    firsts = {one.field[:1] for one in INDUSTRIES}
    return {name for name, codes in FIELDS_OF.items() if any(code[:1] in firsts for code in codes)}
