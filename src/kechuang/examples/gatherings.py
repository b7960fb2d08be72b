"""Events held: promotion of results, matching, training, roadshows, the contest and the forum of each year."""

from __future__ import annotations

from typing import Any

import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.frames import of_rows, seen
from kechuang.examples.organisations import INSTITUTIONS, institution_codes
from kechuang.examples.paths import at
from kechuang.examples.platforms import THEMES
from kechuang.examples.words import CITY_CODE

_FORMS = (
    ("promotion", "promotion", "明湖市{theme}科技成果推介会", ("03-18", "10-30"), (60, 260)),
    ("matching", "matching", "{theme}产学研对接会", ("03-05", "11-20"), (30, 120)),
    ("training", "training", "高新技术企业认定政策辅导（第{n}场）", ("02-20", "09-20"), (40, 150)),
    ("roadshow", "", "{theme}项目路演", ("05-10", "09-30"), (30, 90)),
    ("contest", "", "明湖市创新创业大赛", ("06-15", "08-30"), (150, 400)),
    ("forum", "", "明湖科技创新论坛", ("09-10", "11-05"), (120, 300)),
)
"""Form, path (none: once or twice a year), title, season, attendance."""

_PLACES = ("明湖会议中心", "明湖高新区创业大厦", "明湖理工学院报告厅", "技术交易服务大厅")

_LIKE = {
    "number": "", "form": "", "title": "", "held": None, "place": "", "division": "", "organiser": "",
    "organiser_name": "", "attendance": 1, "results_shown": 1, "intents": 1, "signed": 1,
}  # fmt: skip


def events_of(block: Block) -> pl.DataFrame:
    """The events of a block held by its day."""
    draws = block.draws("events")
    hosts = [
        (code, row[0]) for code, row in zip(institution_codes(), INSTITUTIONS, strict=True) if row[1] != "hospital"
    ]
    office = next(host for host in hosts if host[1] == "明湖市科技局")
    rows: list[dict[str, Any]] = []
    for form, path, title, (first, last), (few, many) in _FORMS:
        for year in block.span:
            count = block.part(at(path, year) if path else 2 if form == "roadshow" else 1)
            days = sorted(draws.day(f"{year}-{first}", f"{year}-{last}").astype(object) for _ in range(count))
            for n, day in enumerate(days, 1):
                host = office if form in ("promotion", "training", "contest") else draws.one(hosts)
                shows = form in ("promotion", "matching", "roadshow")
                intents = int(draws.whole(3, 16, ())) if shows else None
                rows.append(
                    {
                        "number": f"MHH{year}{form[:2].upper()}{block.first + n:04}", "form": form, "held": day,
                        "title": title.format(theme=THEMES[(n * 3 + year) % len(THEMES)], n=n),
                        "place": draws.one(_PLACES),
                        "division": CITY_CODE, "organiser": host[0], "organiser_name": host[1],
                        "attendance": int(draws.whole(few, many, ())),
                        "results_shown": int(draws.whole(8, 60, ())) if form == "promotion" else None,
                        "intents": intents,
                        "signed": intents * int(draws.whole(20, 160, ())) * 1_000_000
                        if intents and form != "roadshow" else None,
                    }
                )  # fmt: skip
    return seen(of_rows(rows, _LIKE), block.until, "held").sort("held", "number")
