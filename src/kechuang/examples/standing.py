"""Steps of the city on the way to its titles: agricultural park, high-tech zone, innovative county, county class."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.frames import of_rows
from kechuang.examples.words import CITY, CITY_CODE, ZONE, ZONE_CODE

_STEPS = (
    ("agri_park", "明湖农业科技园区", CITY_CODE, (
        ("provincial", "preparing", date(2020, 6, 18), "", "市政府决定筹建"),
        ("provincial", "recommended", date(2021, 4, 12), "明政函〔2021〕19号", ""),
        ("provincial", "building", date(2021, 11, 5), "清科农〔2021〕46号", "建设期三年"),
        ("provincial", "accepted", date(2025, 1, 21), "清科农〔2025〕8号", "通过省级验收"),
    )),
    ("hightech_zone", ZONE, ZONE_CODE, (
        ("provincial", "building", date(2014, 9, 2), "清政函〔2014〕88号", "批准为省级高新区"),
        ("provincial", "accepted", date(2017, 12, 8), "清科高〔2017〕120号", ""),
        ("national", "preparing", date(2025, 4, 7), "明政办〔2025〕14号", "成立升级工作专班"),
        ("national", "recommended", date(2026, 7, 15), "清政函〔2026〕52号", "省政府推荐升级"),
    )),
    ("innovative_county", CITY, CITY_CODE, (
        ("provincial", "recommended", date(2022, 3, 10), "明政函〔2022〕11号", ""),
        ("provincial", "building", date(2022, 12, 19), "清科区〔2022〕31号", "列入省级试点"),
        ("provincial", "accepted", date(2026, 3, 26), "清科区〔2026〕9号", "试点通过验收"),
    )),
    ("county_capability", CITY, CITY_CODE, (
        ("provincial", "reviewed", date(2022, 12, 20), "清科区〔2022〕33号", "C类"),
        ("provincial", "reviewed", date(2023, 12, 21), "清科区〔2023〕40号", "B类，全省第23名"),
        ("provincial", "reviewed", date(2024, 12, 18), "清科区〔2024〕37号", "B类，全省第21名"),
        ("provincial", "reviewed", date(2025, 12, 23), "清科区〔2025〕41号", "B类，全省第18名"),
    )),
)  # fmt: skip

_LIKE = {
    "programme": "", "place": "", "division": "", "level": "", "step": "", "since": None, "document": "", "note": "",
    "valid_to": None,
}  # fmt: skip


def steps_of(block: Block) -> pl.DataFrame:
    """The steps taken by the block's day; each holds until the next."""
    rows: list[dict[str, Any]] = []
    for programme, place, division, steps in _STEPS if block.first == 0 else ():
        taken = [step for step in steps if step[2] <= block.until]
        for (level, step, since, document, note), after in zip(taken, [*taken[1:], None], strict=True):
            rows.append(
                {
                    "programme": programme, "place": place, "division": division, "level": level, "step": step,
                    "since": since, "document": document, "note": note, "valid_to": after[2] if after else None,
                }
            )  # fmt: skip
    return of_rows(rows, _LIKE)
