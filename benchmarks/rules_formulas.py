"""The two heavy policies as plain array formulas: what the peers of the rules benchmark compute (numpy only).

Each formula takes a mapping from names to arrays, of facts and of other formulas alike. Expert scores are given facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Arrays = Mapping[str, Any]
WAN, YI = 1e4, 1e8


def ratio(above: Any, below: Any) -> Any:
    """A quotient that is 0 where the denominator is not positive."""
    return np.where(below > 0, above / np.where(below > 0, below, 1), 0)


def banded(value: Any, bands: dict[float, float]) -> Any:
    """Points by lower edge."""
    return np.select([value >= edge for edge in bands], list(bands.values()), 0)


TECH_SME: dict[str, Callable[[Arrays], Any]] = {
    "sme_size": lambda f: (f["staff_sme"] <= 500) & (f["sales_y1"] <= 2 * YI) & (f["assets"] <= 2 * YI),
    "sme_staff": lambda f: banded(
        ratio(f["st_staff_sme"], f["staff_sme"]), {0.30: 20, 0.25: 16, 0.20: 12, 0.15: 8, 0.10: 4}
    ),
    "sme_rd": lambda f: np.maximum(
        banded(ratio(f["rd_deductible"], f["sales_y1"]), {0.06: 50, 0.05: 40, 0.04: 30, 0.03: 20, 0.02: 10}),
        banded(ratio(f["rd_deductible"], f["costs"]), {0.30: 50, 0.25: 40, 0.20: 30, 0.15: 20, 0.10: 10}),
    ),
    "sme_ip": lambda f: np.maximum(
        banded(f["ip_class1"], {1: 30}), banded(f["ip_class2"], {4: 24, 3: 18, 2: 12, 1: 6})
    ),
    "sme_total": lambda f: f["sme_staff"] + f["sme_rd"] + f["sme_ip"],
    "sme_capability": lambda f: (
        ((f["sme_total"] >= 60) & (f["sme_staff"] > 0))
        | f["hnte_certificate"]
        | f["national_award"]
        | f["provincial_rd_body"]
        | f["led_standard"]
    ),
    "tech_sme": lambda f: (
        f["resident"]
        & f["sme_size"]
        & f["audited_collection"]
        & f["products_allowed"]
        & f["industry_allowed"]
        & f["clean_record"]
        & f["no_fraud"]
        & f["sme_capability"]
    ),
}


def growth(latest: Any, middle: Any, first: Any) -> Any:
    """Mean yearly growth over three years."""
    return np.where(first > 0, (ratio(middle, first) + ratio(latest, middle)) / 2 - 1, ratio(latest, middle) - 1)


HNTE: dict[str, Callable[[Arrays], Any]] = {
    "hi_age": lambda f: (f["days"] >= 365) & f["resident"],
    "hi_ip": lambda f: f["has_core_ip"] & (f["ip_class1"] + f["ip_class2"] >= 1),
    "hi_staff": lambda f: ratio(f["st_staff"], f["staff"]) >= 0.10,
    "hi_rd_sum": lambda f: f["rd_y1"] + f["rd_y2"] + f["rd_y3"],
    "hi_rd": lambda f: (
        ratio(f["hi_rd_sum"], f["sales_y1"] + f["sales_y2"] + f["sales_y3"])
        >= np.select([f["sales_y1"] <= 5000 * WAN, f["sales_y1"] <= 2 * YI], [0.05, 0.04], 0.03)
    ),
    "hi_rd_domestic": lambda f: (
        ratio(f["rd_domestic_y1"] + f["rd_domestic_y2"] + f["rd_domestic_y3"], f["hi_rd_sum"]) >= 0.60
    ),
    "hi_income": lambda f: ratio(f["hightech_income"], f["total_income"]) >= 0.60,
    "hi_ip_points": lambda f: np.minimum(
        f["hnte_ip_level"] + f["hnte_ip_core"] + f["hnte_ip_count"] + f["hnte_ip_source"] + f["hnte_ip_standard"], 30
    ),
    "hi_organisation_points": lambda f: f["hnte_system"] + f["hnte_body"] + f["hnte_incentive"] + f["hnte_training"],
    "hi_growth_points": lambda f: f["hnte_growth_assets"] + f["hnte_growth_sales"],
    "hi_growth_assets": lambda f: growth(f["net_assets_y1"], f["net_assets_y2"], f["net_assets_y3"]),
    "hi_growth_sales": lambda f: growth(f["sales_y1"], f["sales_y2"], f["sales_y3"]),
    "hi_total": lambda f: (
        f["hi_ip_points"] + f["hnte_conversion"] + f["hi_organisation_points"] + f["hi_growth_points"]
    ),
    "hnte": lambda f: (
        f["hi_age"]
        & f["hi_ip"]
        & f["hnte_field"]
        & f["hi_staff"]
        & f["hi_rd"]
        & f["hi_rd_domestic"]
        & f["hi_income"]
        & (f["hi_total"] > 70)
        & f["accident_free"]
    ),
}
FORMULAS = TECH_SME | HNTE


class Computed(dict[str, Any]):
    """Facts and formulas by name, each formula worked out once."""

    def __missing__(self, name: str) -> Any:
        self[name] = FORMULAS[name](self)
        return self[name]
