"""The two heavy policies as plain array formulas: what the peers of the rules benchmark compute (numpy only).

Each formula takes a mapping from names to arrays, of facts and of other formulas alike. `POLICY__CODE` is a condition
or a scored item of a policy under its own code, `POLICY` the verdict. An expert's score out of the bounds that the
facts allow counts as not given: NaN, which no comparison passes. Apart from that, nothing is ever unknown here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Arrays = Mapping[str, Any]
Formula = Callable[[Arrays], Any]
WAN, YI = 1e4, 1e8


def ratio(above: Any, below: Any) -> Any:
    """A quotient that is 0 where the denominator is not positive."""
    return np.where(below > 0, above / np.where(below > 0, below, 1), 0)


def banded(value: Any, bands: dict[float, float]) -> Any:
    """Points by lower edge."""
    return np.select([value >= edge for edge in bands], list(bands.values()), 0)


def all_of(*truths: Any) -> Any:
    """Every one of several truths."""
    result = truths[0]
    for truth in truths[1:]:
        result = result & truth
    return result


TECH_SME: dict[str, Formula] = {
    "tech_sme__resident": lambda f: f["resident"],
    "tech_sme__size": lambda f: (f["staff_sme"] <= 500) & (f["sales_y1"] <= 2 * YI) & (f["assets"] <= 2 * YI),
    "tech_sme__accounts": lambda f: f["audited_collection"],
    "tech_sme__products": lambda f: f["products_allowed"],
    "tech_sme__industry": lambda f: f["industry_allowed"],
    "tech_sme__record": lambda f: f["clean_record"],
    "tech_sme__honesty": lambda f: f["no_fraud"],
    "tech_sme__p_staff": lambda f: banded(
        ratio(f["st_staff_sme"], f["staff_sme"]), {0.30: 20, 0.25: 16, 0.20: 12, 0.15: 8, 0.10: 4}
    ),
    "tech_sme__p_rd": lambda f: np.maximum(
        banded(ratio(f["rd_deductible"], f["sales_y1"]), {0.06: 50, 0.05: 40, 0.04: 30, 0.03: 20, 0.02: 10}),
        banded(ratio(f["rd_deductible"], f["costs"]), {0.30: 50, 0.25: 40, 0.20: 30, 0.15: 20, 0.10: 10}),
    ),
    "tech_sme__p_ip": lambda f: np.maximum(
        banded(f["ip_class1"], {1: 30}), banded(f["ip_class2"], {4: 24, 3: 18, 2: 12, 1: 6})
    ),
    "tech_sme__total": lambda f: f["tech_sme__p_staff"] + f["tech_sme__p_rd"] + f["tech_sme__p_ip"],
    "tech_sme__capability": lambda f: (
        ((f["tech_sme__total"] >= 60) & (f["tech_sme__p_staff"] > 0))
        | f["hnte_certificate"]
        | f["national_award"]
        | f["provincial_rd_body"]
        | f["led_standard"]
    ),
    "tech_sme": lambda f: all_of(
        *(
            f[f"tech_sme__{code}"]
            for code in (
                "resident",
                "size",
                "accounts",
                "products",
                "industry",
                "record",
                "honesty",
                "capability",
            )
        )
    ),
}


def growth(latest: Any, middle: Any, first: Any) -> Any:
    """Mean yearly growth over three years."""
    return np.where(first > 0, (ratio(middle, first) + ratio(latest, middle)) / 2 - 1, ratio(latest, middle) - 1)


def _over(name: str, edge: float) -> Formula:
    return lambda f: f[name] >= edge


def _grown(name: str) -> list[tuple[Formula | None, int, int]]:
    edges = [(0.35, 9, 10), (0.25, 7, 8), (0.15, 5, 6), (0.05, 3, 4)]
    above: list[tuple[Formula | None, int, int]] = [(_over(name, edge), low, high) for edge, low, high in edges]
    return [*above, (lambda f: f[name] > 0, 1, 2), (None, 0, 0)]


GRADES: dict[str, list[tuple[Any, int, int]]] = {
    "hnte_ip_level": [(None, 0, 8)],
    "hnte_ip_core": [(None, 0, 8)],
    "hnte_ip_count": [
        (_over("ip_class1", 1), 7, 8),
        (_over("ip_class2", 5), 5, 6),
        (_over("ip_class2", 3), 3, 4),
        (_over("ip_class2", 1), 1, 2),
        (None, 0, 0),
    ],
    "hnte_ip_source": [(lambda f: ~f["hnte_ip_own"], 0, 3), (None, 0, 6)],
    "hnte_ip_standard": [(None, 0, 2)],
    "hnte_conversion": [
        (_over("conversions_3y", 15), 25, 30),
        (_over("conversions_3y", 12), 19, 24),
        (_over("conversions_3y", 9), 13, 18),
        (_over("conversions_3y", 6), 7, 12),
        (_over("conversions_3y", 3), 1, 6),
        (None, 0, 0),
    ],
    "hnte_system": [(None, 0, 6)],
    "hnte_body": [(None, 0, 6)],
    "hnte_incentive": [(None, 0, 4)],
    "hnte_training": [(None, 0, 4)],
    "hnte_growth_assets": _grown("hnte__assets_rate"),
    "hnte_growth_sales": _grown("hnte__sales_rate"),
}
"""Experts' scores: the first grade whose condition holds bounds the score."""


def given(f: Arrays, name: str) -> Any:
    """An expert's score, NaN where it is out of the bounds of its grade."""
    *graded, (_, low, high) = GRADES[name]
    score = f[name]
    inside = (score >= low) & (score <= high)
    if graded:
        inside = np.select([c(f) for c, _, _ in graded], [(score >= a) & (score <= b) for _, a, b in graded], inside)
    return np.where(inside, score, np.nan)


HNTE: dict[str, Formula] = {
    "hnte__age": lambda f: (f["days"] >= 365) & f["resident"],
    "hnte__ip": lambda f: f["has_core_ip"] & (f["ip_class1"] + f["ip_class2"] >= 1),
    "hnte__field": lambda f: f["hnte_field"],
    "hnte__staff": lambda f: ratio(f["st_staff"], f["staff"]) >= 0.10,
    "hnte__rd_sum": lambda f: f["rd_y1"] + f["rd_y2"] + f["rd_y3"],
    "hnte__rd": lambda f: (
        ratio(f["hnte__rd_sum"], f["sales_y1"] + f["sales_y2"] + f["sales_y3"])
        >= np.select([f["sales_y1"] <= 5000 * WAN, f["sales_y1"] <= 2 * YI], [0.05, 0.04], 0.03)
    ),
    "hnte__rd_domestic": lambda f: (
        ratio(f["rd_domestic_y1"] + f["rd_domestic_y2"] + f["rd_domestic_y3"], f["hnte__rd_sum"]) >= 0.60
    ),
    "hnte__income": lambda f: ratio(f["hightech_income"], f["total_income"]) >= 0.60,
    "hnte__record": lambda f: f["accident_free"],
    "hnte__assets_rate": lambda f: growth(f["net_assets_y1"], f["net_assets_y2"], f["net_assets_y3"]),
    "hnte__sales_rate": lambda f: growth(f["sales_y1"], f["sales_y2"], f["sales_y3"]),
    "hnte__p_ip_points": lambda f: np.minimum(
        given(f, "hnte_ip_level")
        + given(f, "hnte_ip_core")
        + given(f, "hnte_ip_count")
        + given(f, "hnte_ip_source")
        + given(f, "hnte_ip_standard"),
        30,
    ),
    "hnte__p_conversion_points": lambda f: np.where(
        (f["conversions_3y"] > 0) & (f["conversions_3y"] < 3), np.nan, given(f, "hnte_conversion")
    ),
    "hnte__p_organisation_points": lambda f: (
        given(f, "hnte_system") + given(f, "hnte_body") + given(f, "hnte_incentive") + given(f, "hnte_training")
    ),
    "hnte__p_growth_points": lambda f: given(f, "hnte_growth_assets") + given(f, "hnte_growth_sales"),
    "hnte__total": lambda f: (
        f["hnte__p_ip_points"]
        + f["hnte__p_conversion_points"]
        + f["hnte__p_organisation_points"]
        + f["hnte__p_growth_points"]
    ),
    "hnte__ability": lambda f: f["hnte__total"] > 70,
    "hnte": lambda f: all_of(
        *(
            f[f"hnte__{code}"]
            for code in ("age", "ip", "field", "staff", "rd", "rd_domestic", "income", "ability", "record")
        )
    ),
}
FORMULAS = TECH_SME | HNTE


class Computed(dict[str, Any]):
    """Facts and formulas by name, each formula worked out once."""

    def __missing__(self, name: str) -> Any:
        self[name] = FORMULAS[name](self)
        return self[name]
