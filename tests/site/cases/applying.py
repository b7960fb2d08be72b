"""An application for registering as a technology SME, filled in: what several tests share."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = date(2025, 6, 30)
TEXTS = {
    "staff_sme": "86人",
    "st_staff_sme": "20人",
    "sales_y1": "3500万元",
    "assets": "4125万元",
    "rd_deductible": "230万元",
    "costs": "3210.5万元",
    "audited_collection": "是",
    "products_allowed": "是",
    "industry_allowed": "是",
    "clean_record": "是",
    "no_fraud": "是",
    "national_award": "否",
    "led_standard": "否",
}


def do(case: Any, code: str, actor: Any, **more: Any) -> Any:
    """Do a verb to the case as it stands, on the day."""
    from kechuang.cases import engine

    return engine.do(case, code, actor, version=more.pop("version", case.version), **({"today": DAY} | more))


def with_patents(code: str) -> None:
    """Two invention patents on record, and no certificate or body of the province: the lists are complete."""
    from kechuang.registry.actions.declare_complete import declare_complete
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.intellectual_property import IntellectualProperty

    patent = {"form": "invention", "title": "一种缓释肥料", "organisation": code, "granted": date(2021, 3, 2)}
    for number in ("2019100000001", "2019100000019"):
        enter(IntellectualProperty, patent | {"number": number}, None)
    for code in ("intellectualproperty", "certificate:hnte", "platform"):
        declare_complete(code, None, since=date(2020, 1, 1))


def drafted(office: Any, texts: dict[str, str] | None = None) -> Any:
    """A draft with everything typed in."""
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.cases.opening import apply_for

    case = apply_for("tech_sme", office.code, office.chen)
    kept = keep_answers(case, TEXTS | (texts or {}), office.chen)
    assert kept.overtaken == {}
    return case
