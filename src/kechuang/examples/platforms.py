"""Innovation platforms of the city: by kind and level as many as each year has, a few removed or put under repair."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.draws import Draws, Flags
from kechuang.examples.firms import TECH, TOWNS, Firms
from kechuang.examples.frames import of_rows, seen
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.names import people, scholar
from kechuang.examples.organisations import INSTITUTIONS, institution_codes
from kechuang.examples.words import CITY, PROVINCE

STOCKS: dict[tuple[str, str], dict[int, int]] = {
    ("tech_innovation_centre", "provincial"): {2016: 1, 2018: 3, 2020: 4, 2022: 6, 2024: 7, 2025: 8, 2026: 9, 2027: 11},
    ("tech_innovation_centre", "municipal"): {
        2017: 3,
        2019: 6,
        2021: 9,
        2023: 12,
        2024: 14,
        2025: 16,
        2026: 18,
        2027: 20,
    },
    ("key_laboratory", "provincial"): {2019: 1, 2022: 2, 2026: 3},
    ("key_laboratory", "municipal"): {2018: 1, 2021: 2, 2024: 3, 2026: 4},
    ("industry_institute", "provincial"): {2021: 1},
    ("industry_institute", "municipal"): {2022: 1, 2026: 2, 2027: 3},
    ("academician_station", "provincial"): {2016: 2, 2018: 4, 2020: 6, 2022: 8, 2024: 9, 2025: 11},
    ("postdoc_site", "national"): {2018: 1, 2023: 2},
    ("postdoc_site", "provincial"): {2019: 1, 2021: 2, 2025: 3, 2026: 4},
    ("new_rd_body", "provincial"): {2026: 1},
    ("new_rd_body", "municipal"): {2023: 1, 2025: 2, 2026: 3},
    ("transfer_body", "provincial"): {2025: 1},
    ("transfer_body", "municipal"): {2019: 1, 2022: 2, 2024: 3},
    ("tech_market", "municipal"): {2022: 1},
    ("innovation_alliance", "provincial"): {2021: 1, 2024: 2},
    ("innovation_alliance", "municipal"): {2022: 1, 2024: 2, 2025: 3, 2026: 4, 2027: 5},
    ("test_body", "provincial"): {2016: 2, 2019: 3, 2022: 5, 2025: 6},
}
"""How many stand at the end of a year, by kind and level; between the years named nothing is added."""

_TITLES = {
    "tech_innovation_centre": "{theme}技术创新中心", "key_laboratory": "{theme}重点实验室",
    "industry_institute": "{theme}产业技术研究院", "academician_station": "{host}院士工作站",
    "postdoc_site": "{host}博士后科研工作站", "new_rd_body": "{city}{theme}研究院",
    "transfer_body": "{host}技术转移中心",
    "tech_market": "明湖技术交易中心", "innovation_alliance": "{theme}产业技术创新战略联盟",
    "test_body": "{host}检测中心", "industry_rd_body": "{host}研发中心",
}  # fmt: skip

THEMES = (
    "特种泵", "智能阀门", "绿色建材", "发酵乳", "重组蛋白", "康复器械", "流体密封", "储能电池", "功能涂料",
    "非织造滤材", "精密模具", "大气净化", "工业软件", "测控仪表", "轻质板材", "小麦育种", "设施蔬菜", "碳素材料",
    "汽车制动", "水环境",
)  # fmt: skip

_LIKE = {
    "form": "", "number": "", "name": "", "level": "", "organisation": "", "co_builders": "", "division": "",
    "state": "", "approved": None, "document": "", "field": "", "leader": "", "academician": "",
    "fixed_staff": 1, "premises": 1,
    "equipment": 1, "last_grade": "", "valid_from": None, "valid_to": None,
}  # fmt: skip


RESEARCHING = ("tech_innovation_centre", "key_laboratory", "industry_institute", "new_rd_body")
"""Kinds whose host has an R&D body for that reason alone."""


def platforms_of(firms: Firms, bodies: Flags) -> pl.DataFrame:
    """The platforms of a block approved by its day, each with a host able to carry it.

    `bodies` tells which firms have an R&D body at the end of each year; those without another have one recognised.
    """
    block, draws = firms.block, firms.block.draws("platforms")
    place = firms.tech + firms.size
    able = np.flatnonzero((firms.group == TECH) & (firms.size_class <= 2) & np.isnat(firms.closed))
    hosts = able[np.argsort(-place[able], kind="stable")].tolist() or [0]
    rows: list[dict[str, object]] = []
    for (form, level), stock in STOCKS.items():
        before, serial = 0, 0
        for year, standing in sorted(stock.items()):
            now = block.part(standing)
            for _ in range(now - before):
                serial += 1
                rows += _platform(firms, draws, form, level, year, serial, _host(firms, hosts, year), len(rows))
            before = max(now, before)
    rows += _own_bodies(firms, bodies, {row["organisation"] for row in rows if row["form"] in RESEARCHING})
    frame = seen(of_rows(rows, _LIKE), block.until, "valid_from", ("valid_to",))
    return frame.sort("form", "number", "valid_from", maintain_order=True)


@lru_cache(maxsize=4)
def _leaders(block: Block) -> list[str]:
    """Names to choose leaders from."""
    return people(400, block.draws("leaders")).to_list()


def _host(firms: Firms, hosts: list[int], year: int) -> int:
    """The next in line that existed two years before; it goes to the end of the line."""
    old = (place for place, host in enumerate(hosts) if firms.registered[host] < np.datetime64(f"{year - 2}-12-31"))
    host = hosts.pop(next(old, 0))
    hosts.append(host)
    return host


def _platform(
    firms: Firms, draws: Draws, form: str, level: str, year: int, serial: int, host: int, place: int
) -> list[dict[str, object]]:
    block, leaders = firms.block, _leaders(firms.block)
    approved = draws.day(f"{year}-03-05", f"{year}-10-28").astype(object)
    registered = firms.registered[host].astype(object)
    if approved < registered + timedelta(days=366):
        approved = registered + timedelta(days=366)
    public = (
        block.first == 0
        and form in ("key_laboratory", "industry_institute", "new_rd_body", "tech_market")
        and serial % 2
    )
    body = draws.whole(0, 4, ())
    code = institution_codes()[body] if public else firms.code[host]
    name_of_host = INSTITUTIONS[body][0] if public else _short(firms.name[host])
    theme = THEMES[(place + block.first) % len(THEMES)]
    where = {"national": "", "provincial": PROVINCE, "municipal": CITY}[level]
    named = _TITLES[form].format(theme=theme, host=name_of_host, city=CITY)
    if form in ("tech_innovation_centre", "key_laboratory", "industry_institute", "innovation_alliance"):
        named = where + named
    staff = int(draws.whole(8, 46, ())) + (14 if level == "provincial" else 0)
    row: dict[str, object] = {
        "form": form, "number": f"{_letter(level)}{form[:2].upper()}{year}{block.first + serial:04}", "name": named,
        "level": level, "organisation": code, "division": TOWNS[firms.town[host]], "state": "operating",
        "approved": approved,
        "document": f"{'清科平' if level == 'provincial' else '明科字'}〔{year}〕{10 + place % 80}号",
        "field": INDUSTRIES[firms.industry[host]].field, "leader": draws.one(leaders),
        "academician": scholar(block.first + serial + 3) if form == "academician_station" else "",
        "fixed_staff": staff, "premises": int(draws.whole(200, 2_600, ())) * 100,
        "equipment": int(draws.whole(60, 1_400, ())) * 1_000_000,
        "last_grade": draws.one(("优秀", "良好", "良好", "合格", "")), "valid_from": approved,
    }  # fmt: skip
    if form == "innovation_alliance" and not public:
        members = draws.some(range(block.count), 3)
        row["co_builders"] = ",".join(firms.code[m] for m in members if m != host)
    return _later_states(row, form, level, serial)


def _own_bodies(firms: Firms, bodies: Flags, others: set[object]) -> list[dict[str, object]]:
    """R&D bodies of industry above scale, recognised in the first year in which the firm has one."""
    draws = firms.block.draws("own_bodies")
    made: list[dict[str, object]] = []
    for firm in np.flatnonzero(bodies.any(axis=1) & firms.above_scale):
        if firms.code[int(firm)] in others:
            continue
        year = firms.block.span[int(np.argmax(bodies[firm]))]
        level = "provincial" if draws.uniform(1)[0] < 0.45 else "municipal"
        if year == firms.block.years[0]:  # how long it had one before is not told: in one of the four years before
            year -= int(draws.whole(0, 4, ()))
        made += _platform(firms, draws, "industry_rd_body", level, year, int(firm) + 1, int(firm), len(made))
    return made


def _later_states(row: dict[str, object], form: str, level: str, serial: int) -> list[dict[str, object]]:
    """Two that did not last: a station whose academician left, a laboratory put under repair after its evaluation."""
    if (form, serial) == ("academician_station", 3):
        change, state, grade = date(2025, 3, 14), "removed", ""
    elif (form, level, serial) == ("key_laboratory", "municipal", 2):
        change, state, grade = date(2025, 11, 20), "rectifying", "不合格"
    else:
        return [row]
    if str(row["approved"]) > str(change.replace(year=change.year - 1)):
        return [row]
    return [row | {"valid_to": change}, row | {"valid_from": change, "state": state, "last_grade": grade}]


def _letter(level: str) -> str:
    return {"national": "G", "provincial": "S", "municipal": "M"}[level]


def _short(name: str) -> str:
    return name.removeprefix(CITY).removeprefix("明湖").replace("有限公司", "").replace("有限责任公司", "")
