"""The two heavy policies as a zen-engine decision: expressions in its own language, one subject at a time."""

from __future__ import annotations

from typing import Any

WAN, YI = 10_000, 100_000_000


def ratio(above: str, below: str) -> str:
    """A quotient that is 0 where the denominator is not positive."""
    return f"({below} > 0 ? ({above}) / ({below}) : 0)"


def banded(value: str, bands: list[tuple[str, int]]) -> str:
    """Points by lower edge."""
    return "(" + "".join(f"{value} >= {edge} ? {points} : " for edge, points in bands) + "0)"


def inside(score: str, grades: list[tuple[str, int, int]], last: tuple[int, int]) -> str:
    """Whether an expert's score lies within the bounds of its grade."""
    chain = "".join(f"{c} ? ({score} >= {low} and {score} <= {high}) : " for c, low, high in grades)
    return f"({chain}({score} >= {last[0]} and {score} <= {last[1]}))"


def growth(name: str) -> str:
    """Mean yearly growth over three years."""
    latest, middle, first = (f"{name}_y{i}" for i in (1, 2, 3))
    step = ratio(latest, middle)
    return f"({first} > 0 ? ({ratio(middle, first)} + {step}) / 2 - 1 : {step} - 1)"


def grown(rate: str) -> list[tuple[str, int, int]]:
    """The grades of growth."""
    edges = [(0.35, 9, 10), (0.25, 7, 8), (0.15, 5, 6), (0.05, 3, 4)]
    return [*((f"{rate} >= {edge}", low, high) for edge, low, high in edges), (f"{rate} > 0", 1, 2)]


def scored(names: dict[str, tuple[list[tuple[str, int, int]], tuple[int, int]]]) -> tuple[str, str]:
    """Whether all these scores are within bounds, and their sum."""
    return " and ".join(inside(n, *grades) for n, grades in names.items()), " + ".join(names)


def expressions() -> dict[str, str]:
    """Every condition, score and verdict by name, in the order they are worked out; `$` is what was worked out."""
    count = [("ip_class1 >= 1", 7, 8), ("ip_class2 >= 5", 5, 6), ("ip_class2 >= 3", 3, 4), ("ip_class2 >= 1", 1, 2)]
    conversions = [
        (f"conversions_3y >= {3 * n}", low, high)
        for n, low, high in ((5, 25, 30), (4, 19, 24), (3, 13, 18), (2, 7, 12), (1, 1, 6))
    ]
    ip_given, ip = scored(
        {
            "hnte_ip_level": ([], (0, 8)),
            "hnte_ip_core": ([], (0, 8)),
            "hnte_ip_count": (count, (0, 0)),
            "hnte_ip_source": ([("not hnte_ip_own", 0, 3)], (0, 6)),
            "hnte_ip_standard": ([], (0, 2)),
        }
    )
    made_given, made = scored({"hnte_conversion": (conversions, (0, 0))})
    own_given, own = scored(
        {f"hnte_{n}": ([], (0, most)) for n, most in (("system", 6), ("body", 6), ("incentive", 4), ("training", 4))}
    )
    up_given, up = scored({f"hnte_growth_{n}": (grown(f"$.hnte__{n}_rate"), (0, 0)) for n in ("assets", "sales")})
    conditions = ("age", "ip", "field", "staff", "rd", "rd_domestic", "income", "ability", "record")
    sme = ("resident", "size", "accounts", "products", "industry", "record", "honesty", "capability")
    sales = "(sales_y1 + sales_y2 + sales_y3)"
    floor = f"(sales_y1 <= {5000 * WAN} ? 0.05 : sales_y1 <= {2 * YI} ? 0.04 : 0.03)"
    on_sales = [("0.06", 50), ("0.05", 40), ("0.04", 30), ("0.03", 20), ("0.02", 10)]
    on_costs = [("0.30", 50), ("0.25", 40), ("0.20", 30), ("0.15", 20), ("0.10", 10)]
    of_staff = [("0.30", 20), ("0.25", 16), ("0.20", 12), ("0.15", 8), ("0.10", 4)]
    of_ip = [("4", 24), ("3", 18), ("2", 12), ("1", 6)]
    by_sales = banded(ratio("rd_deductible", "sales_y1"), on_sales)
    by_costs = banded(ratio("rd_deductible", "costs"), on_costs)
    points = ("ip_points", "conversion_points", "organisation_points", "growth_points")
    return {
        "tech_sme__resident": "resident",
        "tech_sme__size": f"staff_sme <= 500 and sales_y1 <= {2 * YI} and assets <= {2 * YI}",
        "tech_sme__accounts": "audited_collection",
        "tech_sme__products": "products_allowed",
        "tech_sme__industry": "industry_allowed",
        "tech_sme__record": "clean_record",
        "tech_sme__honesty": "no_fraud",
        "tech_sme__p_staff": banded(ratio("st_staff_sme", "staff_sme"), of_staff),
        "tech_sme__p_rd": f"max([{by_sales}, {by_costs}])",
        "tech_sme__p_ip": f"max([{banded('ip_class1', [('1', 30)])}, {banded('ip_class2', of_ip)}])",
        "tech_sme__total": "$.tech_sme__p_staff + $.tech_sme__p_rd + $.tech_sme__p_ip",
        "tech_sme__capability": "($.tech_sme__total >= 60 and $.tech_sme__p_staff > 0) or hnte_certificate"
        " or national_award or provincial_rd_body or led_standard",
        "tech_sme": " and ".join(f"$.tech_sme__{code}" for code in sme),
        "hnte__age": "days >= 365 and resident",
        "hnte__ip": "has_core_ip and ip_class1 + ip_class2 >= 1",
        "hnte__field": "hnte_field",
        "hnte__staff": f"{ratio('st_staff', 'staff')} >= 0.10",
        "hnte__rd_sum": "rd_y1 + rd_y2 + rd_y3",
        "hnte__rd": f"{ratio('$.hnte__rd_sum', sales)} >= {floor}",
        "hnte__rd_domestic": ratio("rd_domestic_y1 + rd_domestic_y2 + rd_domestic_y3", "$.hnte__rd_sum") + " >= 0.60",
        "hnte__income": f"{ratio('hightech_income', 'total_income')} >= 0.60",
        "hnte__record": "accident_free",
        "hnte__assets_rate": growth("net_assets"),
        "hnte__sales_rate": growth("sales"),
        "hnte__given": " and ".join((ip_given, made_given, own_given, up_given)),
        "hnte__p_ip_points": f"min([{ip}, 30])",
        "hnte__p_conversion_points": made,
        "hnte__p_organisation_points": own,
        "hnte__p_growth_points": up,
        "hnte__total": " + ".join(f"$.hnte__p_{name}" for name in points),
        "hnte__ability": "$.hnte__given and not (conversions_3y > 0 and conversions_3y < 3) and $.hnte__total > 70",
        "hnte": " and ".join(f"$.hnte__{code}" for code in conditions),
    }


def decision() -> dict[str, Any]:
    """The decision graph: facts in, one node of expressions, results out."""
    rows = [{"id": name, "key": name, "value": text} for name, text in expressions().items()]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "facts", "position": {"x": 0, "y": 0}},
        {
            "id": "rules",
            "type": "expressionNode",
            "name": "rules",
            "position": {"x": 1, "y": 0},
            "content": {"expressions": rows, "passThrough": False, "inputField": None, "outputPath": None},
        },
        {"id": "out", "type": "outputNode", "name": "results", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "b", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
