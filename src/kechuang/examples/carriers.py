"""Incubation carriers and who stays in them: young firms and teams that come, graduate, move on or are cleared."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

import numpy as np
import polars as pl

from kechuang.examples.firms import TECH, TOWNS, YOUNG, ZONE, Firms
from kechuang.examples.frames import of_rows, seen
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.organisations import institution_codes
from kechuang.examples.paths import at
from kechuang.examples.platforms import THEMES

STOCKS: dict[tuple[str, str], dict[int, int]] = {
    ("incubator", "national"): {2023: 1},
    ("incubator", "provincial"): {2018: 1, 2022: 2},
    ("incubator", "municipal"): {2020: 1, 2025: 2},
    ("accelerator", "municipal"): {2024: 1},
    ("maker_space", "national"): {2021: 1},
    ("maker_space", "provincial"): {2019: 1, 2021: 2, 2023: 3, 2025: 4},
    ("maker_space", "municipal"): {2020: 1, 2022: 2, 2024: 3, 2026: 4},
    ("star_creation", "national"): {2019: 1, 2021: 2, 2023: 3},
    ("star_creation", "provincial"): {2020: 1, 2022: 2, 2024: 3, 2026: 4},
    ("star_creation", "municipal"): {2023: 1, 2025: 2, 2026: 3, 2027: 5},
}
"""How many there are at the end of a year, by kind and level."""

_WORDS = {
    "incubator": "科技企业孵化器",
    "accelerator": "科技企业加速器",
    "maker_space": "众创空间",
    "star_creation": "星创天地",
}
_ISSUERS = {"national": "国科火", "provincial": "清科", "municipal": "明科"}
_PLACES = (
    "湖畔",
    "柳岸",
    "鹭洲",
    "云岭",
    "青禾",
    "石渡",
    "双塔",
    "望山",
    "澄波",
    "龙泉",
    "官渡",
    "枣林",
    "南屏",
    "清源",
)

_RURAL = ("小麦", "设施蔬菜", "奶牛", "果蔬加工", "食用菌", "稻渔", "中药材", "林果", "蜂业", "花卉")

_CARRIER = {
    "form": "", "number": "", "name": "", "level": "", "organisation": "", "division": "", "opened": None,
    "approved": None, "document": "", "specialised": True, "area": 1, "used_area": 1, "stations": 1, "fund": 1,
    "professionals": 1, "mentors": 1, "last_grade": "",
}  # fmt: skip
_RESIDENCE = {
    "carrier": "", "organisation": "", "name": "", "team": True, "entered": None, "left": None, "outcome": "",
    "field": "", "financed": 1,
}  # fmt: skip


def carriers_of(firms: Firms) -> pl.DataFrame:
    """The carriers of a block approved by its day."""
    block, draws = firms.block, firms.block.draws("carriers")
    rows: list[dict[str, object]] = []
    old = np.argsort(firms.registered, kind="stable")[: max(block.count // 20, 1)].tolist()
    for (form, level), stock in STOCKS.items():
        before = 0
        for year, standing in sorted(stock.items()):
            now = block.part(standing)
            for serial in range(before + 1, now + 1):
                approved = draws.day(f"{year}-04-01", f"{year}-10-30").astype(object)
                area = int(draws.whole(8, 120, ())) * (10_000 if form in ("incubator", "accelerator") else 3_000)
                rural = form == "star_creation"
                place = _PLACES[len(rows) % len(_PLACES)]
                theme = _RURAL[len(rows) % len(_RURAL)] if rural else ""
                rows.append(
                    {
                        "form": form, "number": f"{level[0].upper()}{form[:2].upper()}{year}{block.first + serial:04}",
                        "name": f"明湖{place}{theme}{_WORDS[form]}", "level": level,
                        "organisation": institution_codes()[10 + len(rows) % 2] if block.first == 0 and not rural
                        else firms.code[int(draws.one(old))],
                        "division": TOWNS[int(draws.whole(2, ZONE, ()))] if rural else TOWNS[ZONE],
                        "opened": approved - timedelta(days=int(draws.whole(400, 900, ()))), "approved": approved,
                        "document": f"{_ISSUERS[level]}字〔{year}〕{20 + len(rows)}号",
                        "specialised": bool(serial % 2) if form == "incubator" else None, "area": area * 10,
                        "used_area": int(area * draws.uniform(1, 0.55, 0.9)[0]) * 10,
                        "stations": int(draws.whole(30, 160, ())), "fund": int(draws.whole(30, 600, ())) * 1_000_000,
                        "professionals": int(draws.whole(4, 16, ())), "mentors": int(draws.whole(6, 30, ())),
                        "last_grade": draws.one(("A", "B", "B", "C", "")),
                    }
                )  # fmt: skip
            before = max(now, before)
    return seen(of_rows(rows, _CARRIER), block.until, "approved")


def residences_of(firms: Firms, carriers: pl.DataFrame) -> pl.DataFrame:
    """The stays in a block's carriers, as known on its day; the number of residents follows its path."""
    block, draws = firms.block, firms.block.draws("residences")
    homes = [
        (f"{row['form']}:{row['number']}", row["opened"])
        for row in carriers.select("form", "number", "opened").rows(named=True)
        if row["form"] in ("incubator", "maker_space", "accelerator")
    ]
    if not homes:
        return of_rows([], _RESIDENCE)
    candidates = _candidates(firms)
    stays: list[dict[str, object]] = []
    leaving: dict[int, int] = {}
    inside, teams = 0, 0
    for year in range(block.years[0] - 4, block.years[1] + 1):
        inside -= leaving.pop(year, 0)
        for _ in range(max(block.part(at("residents", year)) - inside, 0)):
            carrier, opened = draws.one(homes)
            entered = draws.day(f"{year}-01-08", f"{year}-12-20").astype(object)
            if entered < opened:
                carrier, opened = min(homes, key=lambda home: home[1])
            years = int(draws.whole(2, 5, ()))
            firm = _taken(candidates, entered)
            teams += firm is None
            inside += 1
            leaving[year + years] = leaving.get(year + years, 0) + 1
            left = draws.day(f"{year + years}-01-10", f"{year + years}-12-20").astype(object)
            stays.append(
                {
                    "carrier": carrier, "entered": entered, "left": left,
                    "organisation": firms.code[firm] if firm is not None else f"MHTD{block.first + teams:06}",
                    "name": firms.name[firm] if firm is not None
                    else f"{THEMES[teams % len(THEMES)]}创业团队（{teams}）",
                    "team": firm is None,
                    "outcome": draws.one(("graduated",) * 6 + ("moved", "moved", "cleared")) if firm is not None
                    else draws.one(("moved", "cleared")),
                    "field": INDUSTRIES[firms.industry[firm]].field if firm is not None else "",
                    "financed": int(draws.whole(10, 400, ())) * 1_000_000 if draws.uniform(1)[0] < 0.2 else None,
                }
            )  # fmt: skip
    frame = seen(of_rows(stays, _RESIDENCE), block.until, "entered", ("left",))
    gone = pl.col("left").is_not_null()
    return frame.with_columns(outcome=pl.when(gone).then("outcome").otherwise(pl.lit(""))).sort(
        "entered", "organisation"
    )


def _candidates(firms: Firms) -> list[tuple[date, int]]:
    """Young firms and small technology firms by the day they were founded."""
    fit = (firms.group == YOUNG) | (firms.group == TECH) & (firms.size_class == 3)
    fit &= firms.registered > np.datetime64("2015-06-01")
    return sorted((firms.registered[n].astype(object), int(n)) for n in np.flatnonzero(fit))


def _taken(candidates: list[tuple[date, int]], entered: date) -> int | None:
    """The firm founded last before that day, taken off the list; none where nobody was founded within four years."""
    place = bisect_right(candidates, (entered, len(candidates) + 1_000_000)) - 1
    if place < 0 or (entered - candidates[place][0]).days > 1_460:
        return None
    return candidates.pop(place)[1]
