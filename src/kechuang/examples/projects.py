"""Projects: begun each year as the paths say; accepted, failed or ended when their term is up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.draws import Draws
from kechuang.examples.firms import TECH, Firms
from kechuang.examples.frames import of_rows, seen
from kechuang.examples.names import titles
from kechuang.examples.organisations import institution_codes
from kechuang.examples.paths import at

_STEP = 1_000_000
"""Raw steps in 1 万元."""

_PROGRAMMES = (
    ("major_projects", "MZD", "市级重大科技项目", "municipal", "competitive", (180, 420), 0.30),
    ("city_projects", "MZY", "市级重点研发计划", "municipal", "competitive", (30, 120), 0.35),
    ("livelihood_projects", "MMS", "市级民生科技专项", "municipal", "stable", (60, 130), 0.75),
    ("province_projects", "SZY", "省级重点研发计划", "provincial", "competitive", (150, 600), 0.30),
)
"""Path, how numbers begin, programme, level, way of support, whole budget in 万元, fiscal share."""

_PATTERNS = (("{}关键技术研究与示范", "{}国产化研制", "高性能{}产业化", "{}绿色制造技术集成", "面向智能制造的{}"),)
_LIVELIHOOD = (
    "大气臭氧与细颗粒物协同治理示范", "湖区水环境修复技术集成", "农村饮用水安全监测", "基层慢病筛查适宜技术推广",
    "危险化学品安全监测预警", "老年康复辅具应用示范", "内涝风险预报", "食品中农药残留快速检测", "固废资源化利用示范",
)  # fmt: skip
_LIKE = {
    "number": "", "title": "", "programme": "", "mode": "", "level": "", "organisation": "", "partners": "",
    "leader": "", "leader_person": "", "begins": None, "ends": None, "budget": 1, "fiscal": 1, "state": "",
    "closed": None,
    "valid_from": None, "valid_to": None,
}  # fmt: skip


def projects_of(firms: Firms, persons: pl.DataFrame) -> pl.DataFrame:
    """The projects of a block begun by its day: one stretch while running, one since they were closed."""
    block, draws = firms.block, firms.block.draws("projects")
    leaders: dict[str, list[dict[str, Any]]] = {}
    for person in persons.select("number", "name", "organisation").rows(named=True):
        leaders.setdefault(person["organisation"], []).append(person)
    founded = firms.years_of(firms.registered)
    old = firms.code.filter(pl.Series(founded < block.years[0] - 1))
    known = old.filter(old.is_in(list(leaders))).to_list()
    weight = np.exp(0.8 * firms.tech + 0.4 * firms.size) * (firms.group == TECH) * np.isnat(firms.closed)
    rows: list[dict[str, Any]] = []
    for path, prefix, programme, level, mode, budget, share in _PROGRAMMES:
        for year in range(block.years[0] - 1, block.years[1] + 1):
            count = block.part(at(path, year))
            able = weight * (founded < year)
            hosts = draws.pick(able if able.any() else np.ones(block.count), count if able.any() else 0)
            named = titles(firms.industry[hosts], _PATTERNS, np.zeros(count, dtype=int), draws.of(path, year)).to_list()
            if path == "livelihood_projects":
                named = [f"{draws.one(_LIVELIHOOD)}（{year}年）" for _ in named]
            for serial, host in enumerate(hosts):
                code = _host(firms, draws, int(host), leaders, known)
                row = {
                    "number": f"{prefix}{year}{block.first + serial + 1:05}", "title": named[serial], "mode": mode,
                    "programme": programme, "level": level, "organisation": code,
                    **_led(draws, leaders.get(code, [])), **_money(draws, budget, share),
                }  # fmt: skip
                rows += _course(row, draws, year, block)
    return seen(of_rows(rows, _LIKE), block.until, "valid_from", ("valid_to",))


def _host(firms: Firms, draws: Draws, host: int, leaders: dict[str, list[dict[str, Any]]], known: list[str]) -> str:
    """One project in five is carried by an institute or the college; the rest by firms, those with leaders first."""
    if firms.block.first == 0 and draws.uniform(1)[0] < 0.2:
        return institution_codes()[int(draws.whole(0, 5, ()))]
    code = str(firms.code[host])
    if code in leaders or draws.uniform(1)[0] < 0.5:
        return code
    return str(draws.one(known)) if known else code


def _led(draws: Draws, people: list[dict[str, Any]]) -> dict[str, str]:
    person = draws.one(people) if people else None
    return {"leader": person["name"], "leader_person": person["number"]} if person else {}


def _money(draws: Draws, budget: tuple[int, int], share: float) -> dict[str, int]:
    whole = int(draws.whole(budget[0] // 10, budget[1] // 10, ())) * 10
    return {"budget": whole * _STEP, "fiscal": round(whole * share) * _STEP}


def _course(row: dict[str, Any], draws: Draws, year: int, block: Block) -> list[dict[str, Any]]:
    begins = draws.day(f"{year}-03-01", f"{year}-08-31").astype(object)
    ends = date(begins.year + int(draws.whole(2, 4, ())), begins.month, 1)
    row |= {"begins": begins, "ends": ends, "state": "running", "valid_from": begins}
    closed = ends + timedelta(days=int(draws.whole(-20, 160, ())))
    outcome = draws.one(("accepted",) * 17 + ("failed", "ended", "ended"))
    if outcome == "ended":
        closed = begins + (ends - begins) / 2
    if closed > block.until:
        return [row]
    return [row | {"valid_to": closed}, row | {"valid_from": closed, "state": outcome, "closed": closed}]
