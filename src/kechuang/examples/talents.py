"""Teams, leading talents and technology brokers: one certificate each, as many a year as the paths say."""

from __future__ import annotations

import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.frames import of_rows, seen
from kechuang.examples.paths import at

_SCHEMES = (
    ("innovation_team", "teams", "MHT", "清江省高层次创新创业团队", "municipal", ("05-16", "07-08", "09-19")),
    ("leading_talent", "talents", "MHL", "科技领军人才", "municipal", ("04-22", "06-27", "09-12", "10-30")),
    ("innovation_talent", "young_talents", "MHR", "创新英才", "municipal", ("05-20", "10-14")),
    ("technology_broker", "brokers", "MHJ", "技术经纪人", "provincial", ("06-12", "11-06")),
)  # fmt: skip
"""Scheme, path, how its numbers begin, its title, level, days of granting."""

_THEMES = ("磁悬浮流体机械", "低碳建材", "功能乳品", "重组蛋白药物", "工业智能感知", "储能材料", "智慧水务", "设施种业",
           "康复机器人", "密封新材料")  # fmt: skip

_LIKE = {
    "scheme": "", "number": "", "organisation": "", "holder": "", "person": "", "level": "", "issued": None,
    "expires": None, "document": "", "batch": "", "field": "", "valid_to": None,
}  # fmt: skip


def talents_of(block: Block, persons: pl.DataFrame) -> pl.DataFrame:
    """Certificates of teams and people of a block, granted by its day."""
    everyone = persons.select("number", "name", "organisation", "since").rows(named=True)
    rows = []
    for scheme, path, prefix, title, level, days in _SCHEMES:
        draws, serial = block.draws(scheme), 0
        pool = draws.some(everyone, len(everyone))
        for year in range(block.years[0] - 1, block.years[1] + 1):
            before = block.part(at(path, year - 1)) if year >= block.years[0] else 0
            wanted = min(max(block.part(at(path, year)) - before, 0), len(pool))
            for person in (pool.pop() for _ in range(wanted)):
                serial += 1
                day = max(
                    draws.day(f"{year}-{(on := draws.one(days))}", f"{year}-{on}").astype(object), person["since"]
                )
                team = f"{person['name']}{_THEMES[serial % len(_THEMES)]}团队" if scheme == "innovation_team" else ""
                rows.append(
                    {
                        "scheme": scheme, "number": f"{prefix}{year}{block.first + serial:05}", "level": level,
                        "organisation": person["organisation"], "holder": team or person["name"],
                        "person": person["number"], "issued": day, "document": f"明人才〔{year}〕{on[:2]}号",
                        "batch": title,
                    }
                )  # fmt: skip
    return seen(of_rows(rows, _LIKE), block.until, "issued")
