"""Rights of the enterprises: patents and software, granted, lapsed and passed on; applications still open."""

from __future__ import annotations

import numpy as np
import polars as pl

from kechuang.examples.codes import application_numbers, numbered
from kechuang.examples.draws import Days, Floats, Whole
from kechuang.examples.firms import Firms
from kechuang.examples.frames import seen, table
from kechuang.examples.frames import words as chosen
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.names import people, titles

FORMS = ("invention", "utility_model", "design", "software")
_YEARLY = (0.18, 0.44, 0.06, 0.20)
"""Applications that an average technology firm makes in a year, by form."""

_WAIT = ((500, 1_150), (150, 320), (120, 260), (25, 75))
"""Days from application to grant."""

_GRANTED = (0.62, 0.95, 0.96, 1.0)
_LAPSES = (0.035, 0.07, 0.11, 0.0)
"""Share granted, and of the granted the share that lapses each year."""

_PATTERNS = (
    ("一种{}及其制备方法", "基于数据融合的{}控制方法", "一种高效节能{}", "{}的故障诊断方法及系统"),
    ("一种便于维护的{}", "一种{}用密封结构", "一种防堵型{}", "一种{}装配工装"),
    ("{}（新型）", "{}外壳", "{}（一体式）"),
    ("{}运行监测软件V1.0", "{}参数设计软件V2.0", "{}管理系统V1.2"),
    ("{}的数据处理方法", "一种{}及其应用", "用于{}的自适应采样方法"),
    ("一种{}用移动终端", "一种{}采集装置", "一种{}用传感器支架"),
)
"""By form; the last two for inventions and utility models of firms that do not manufacture."""


def patents_of(firms: Firms) -> pl.DataFrame:
    """The rights and open applications of a block, as known on its day."""
    draws = firms.block.draws("patents")
    pull = np.clip(np.exp(0.85 * firms.tech + 0.25 * firms.size - 0.75), 0, 12)
    parts = [_of_form(firms, form, pull) for form in range(len(FORMS))]
    firm, form, filed = (np.concatenate([part[n] for part in parts]) for n in range(3))
    order = np.lexsort((form, filed))
    firm, form, filed = firm[order], form[order], filed[order]
    count = len(firm)
    wait = np.array(_WAIT)[form]
    granted = filed + draws.of("wait").whole(wait[:, 0], wait[:, 1], count).astype("timedelta64[D]")
    refused = ~(draws.of("granted").uniform(count) < np.array(_GRANTED)[form])
    years = draws.of("lapse").uniform(count)
    lapse = np.array(_LAPSES)[form]
    lives = np.where(lapse > 0, np.log(np.maximum(years, 1e-9)) / np.log1p(-np.maximum(lapse, 1e-9)), 60)
    ended = granted + np.round(np.minimum(lives, 60) * 365 + 180).astype(np.int64).astype("timedelta64[D]")
    title, number = _titles(firms, firm, form), _numbers(firms, form, filed)
    shared = {
        "number": number,
        "form": chosen(FORMS, form),
        "title": title,
        "co_owners": "",
        "ipc": chosen([i.ipc for i in INDUSTRIES], firms.industry[firm]),
        "inventors": people(count, draws.of("inventors")),
    }
    frame = table(shared).with_columns(
        organisation=firms.code.gather(firm), filed=_days(filed), granted=_days(granted), ended=_days(ended)
    )
    buyer = _buyers(firms, firm)
    frame = frame.with_columns(
        refused=pl.Series(refused),
        buyer=firms.code.gather(buyer),
        passed=_days(_passed_on(firms, granted, ended, form, firms.registered[buyer])),
        pending=pl.Series(form == 0),
    )
    return _stretches(seen(frame, firms.block.until, "filed", ("granted", "ended", "passed")), firms)


def _of_form(firms: Firms, form: int, pull: Floats) -> tuple[Whole, Whole, Days]:
    block, draws = firms.block, firms.block.draws(f"filings/{FORMS[form]}")
    first = block.years[0] - 6
    made: list[tuple[Whole, Whole, Days]] = []
    alive_from = firms.years_of(firms.registered)
    gone = np.where(np.isnat(firms.closed), 9999, firms.years_of(firms.closed))
    for year in range(first, block.years[1] + 1):
        yearly = draws.of(year)
        rate = _YEARLY[form] * pull * 1.06 ** (year - 2024) * ((alive_from < year) & (gone > year))
        number = np.floor(rate + yearly.uniform(block.count)).astype(np.int64)  # whole part, the rest by chance
        firm = np.repeat(np.arange(block.count), number)
        made.append((firm, np.full(len(firm), form), yearly.day(f"{year}-01-04", f"{year}-12-28", len(firm))))
    return tuple(np.concatenate([part[n] for part in made]) for n in range(3))  # type: ignore[return-value]


def _numbers(firms: Firms, form: Whole, filed: Days) -> pl.Series:
    years = firms.years_of(filed)
    software = form == 3
    # serials are handed out within a block from a stretch of their own, so that no two blocks meet
    serial = firms.block.first * 4 + np.arange(len(form)) % max(firms.block.count * 4, 1)
    patent = application_numbers(years, form % 3 + 1, serial)
    prefix = pl.Series(years).cast(pl.String) + "SR"
    return pl.select(
        pl.when(pl.Series(software)).then(numbered(prefix, serial + 5_000_000, 7)).otherwise(patent)
    ).to_series()


def _titles(firms: Firms, firm: Whole, form: Whole) -> pl.Series:
    which = np.where(~firms.industrial[firm] & (form <= 1), form + 4, form)
    return titles(firms.industry[firm], _PATTERNS, which, firms.block.draws("titles"))


def _passed_on(firms: Firms, granted: Days, ended: Days, form: Whole, since: Days) -> Days:
    draws = firms.block.draws("passed")
    day = granted + draws.whole(200, 1_500, len(form)).astype("timedelta64[D]")
    passes = draws.chance(np.where(form <= 1, 0.025, 0.0), len(form)) & (day < ended) & (day > since)
    return np.where(passes, day, np.datetime64("NaT"))


def _buyers(firms: Firms, firm: Whole) -> Whole:
    other = firms.block.draws("buyers").whole(0, max(firms.block.count - 1, 1), len(firm))
    return np.where(other >= firm, np.minimum(other + 1, firms.block.count - 1), other)


def _stretches(frame: pl.DataFrame, firms: Firms) -> pl.DataFrame:
    """An open application, the right, and the right in other hands: each a stretch of its own."""
    none = pl.lit(None, pl.Date)
    decided = pl.col("granted").is_not_null()
    open_ = frame.filter("pending" if frame.height else pl.lit(True)).with_columns(
        state=pl.lit("filed"),
        acquired=pl.lit("own"),
        valid_from="filed",
        valid_to=pl.when(decided).then("granted").otherwise(none),
        granted=none,
        ended=none,
    )
    rights = frame.filter(decided & ~pl.col("refused"))
    first = rights.with_columns(
        state=pl.lit("granted"),
        acquired=pl.lit("own"),
        valid_from="granted",
        valid_to=pl.min_horizontal("passed", "ended"),
        ended=pl.when(pl.col("passed").is_null()).then("ended").otherwise(none),
    )
    other = pl.col("passed").is_not_null() & (pl.col("buyer") != pl.col("organisation"))
    second = rights.filter(other).with_columns(
        state=pl.lit("granted"),
        acquired=pl.lit("transfer"),
        organisation="buyer",
        valid_from="passed",
        valid_to="ended",
    )
    columns = (
        "number", "form", "title", "organisation", "co_owners", "state", "filed", "granted", "ended", "ipc", "acquired",
        "inventors", "valid_from", "valid_to",
    )  # fmt: skip
    joined = pl.concat([part.select(columns) for part in (open_, first, second)])
    return joined.sort("number", "valid_from", maintain_order=True)


def _days(days: Days) -> pl.Series:
    return pl.Series(days.astype("datetime64[ms]")).cast(pl.Date)
