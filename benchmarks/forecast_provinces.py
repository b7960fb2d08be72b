"""How forecasts fare on published figures of 31 provinces and the nation, beside naive baselines; prints a table.

`forecast_provinces.py FOLDER`: the folder with `series_long.csv` and the file of baselines. Which nature each series
has is what a user of the registry would say of it: money that multiplies, a ratio of two such, a stock of rights.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean, median

from kechuang.indicators.forecasting.back_test import Tried, back_test, record_of
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.spread import Outlook, spread_around, swing
from kechuang.indicators.forecasting.trends import added_to, growing, in_a_line

Series = dict[str, Figures]
CODES = ("rd_expenditure", "rd_intensity_pct_gdp", "tech_contract_value_output", "valid_invention_patents")
BASELINES = "forecast_baseline_median_ape_origin2017.csv"


def provinces_of(folder: Path) -> dict[str, Series]:
    """Yearly figures by indicator and place."""
    points: dict[str, dict[str, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    with (folder / "series_long.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            points[row["indicator"]][row["region"]].append((int(row["year"]), float(row["value"])))
    return {code: {place: Figures.of(held) for place, held in by.items()} for code, by in points.items()}


def money(figures: Figures, horizon: float) -> Outlook:
    """A flow of money."""
    return spread_around(growing(figures, horizon), swing(figures), horizon)


def rights(figures: Figures, horizon: float) -> Outlook:
    """A stock of rights."""
    return spread_around(added_to(figures, horizon), swing(figures), horizon)


def intensity(spending: Figures) -> Callable[[Figures, float], Outlook]:
    """R&D over product, each forecast by itself; the product is what the published ratio implies."""

    def forecast(ratio: Figures, horizon: float) -> Outlook:
        spent = spending.until(ratio.last_year)
        shares = dict(zip(ratio.years, ratio.values, strict=True))
        pairs = zip(spent.years, spent.values, strict=True)
        product = Figures.of((year, amount / shares[year]) for year, amount in pairs if year in shares)
        return spread_around(growing(spent, horizon) / in_a_line(product, horizon), swing(ratio), horizon)

    return forecast


def tried(provinces: dict[str, Series], code: str, origins: Iterable[int], horizons: tuple[int, ...]) -> list[Tried]:
    """Every forecast of one indicator that can be checked."""
    found: list[Tried] = []
    for place, figures in provinces[code].items():
        forecast = rights if code == "valid_invention_patents" else money
        if code == "rd_intensity_pct_gdp":
            if place not in provinces["rd_expenditure"]:
                continue
            forecast = intensity(provinces["rd_expenditure"][place])
        if min(figures.values) > 0:
            found += back_test(figures, forecast, horizons, origins=origins)
    return found


def best_naive(folder: Path, code: str, horizon: int) -> float:
    """The smallest median error among the naive methods."""
    with (folder / BASELINES).open(encoding="utf-8") as file:
        return min(float(row[str(horizon)]) for row in csv.DictReader(file) if row["ind"] == code)


def main() -> None:
    """One line an indicator and horizon: our median error, the best naive one, our intervals' coverage, later years."""
    folder = Path(sys.argv[1])
    provinces = provinces_of(folder)
    print(f"{'series':28} {'years':>5} {'ours':>7} {'naive':>7} {'held':>6}   {'2016–2020':>9} {'held':>6}")
    for code in CODES:
        for horizon in (1, 2, 3):
            once = record_of(tried(provinces, code, (2017,), (horizon,)))
            later = [record_of(tried(provinces, code, (origin,), (horizon,))) for origin in range(2016, 2021)]
            errors = [one.median_error for one in later if one.median_error is not None]
            held = [one.covered for one in later if one.covered is not None]
            naive = best_naive(folder, code, horizon)
            print(
                f"{code:28} {horizon:>5} {once.median_error:7.4f} {naive:7.4f} {once.covered:6.2f}   "
                f"{mean(errors):9.4f} {mean(held):6.2f}"
            )
    for horizon in (1, 2, 3):
        whole = record_of(one for code in CODES for one in tried(provinces, code, (2017,), (horizon,)))
        print(f"{'all four':28} {horizon:>5} {median([whole.median_error or 0]):7.4f} {'':7} {whole.covered:6.2f}")


if __name__ == "__main__":
    main()
