"""Facts that policies ask and no other record holds, stated by the holders of certificates and those next in line."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.firms import Firms
from kechuang.examples.frames import of_rows
from kechuang.examples.grants import Grants, held

STATES = (
    ("resident", 1.0), ("has_core_ip", 0.97), ("hnte_field", 0.98), ("hnte_ip_own", 0.9), ("products_allowed", 1.0),
    ("industry_allowed", 1.0), ("audited_collection", 0.96),
)  # fmt: skip
"""What holds without a date, and how often it is a yes."""
YEARLY, DAILY = "conversions_3y", "accident_free"
"""Results put to use in three years, said each spring; no accident within the year before, said on applying."""

COMPLETE_LISTS = (
    "certificate:hnte", "certificate:heb_tech_sme", "certificate:tech_sme", "intellectualproperty", "platform",
    "residence", "eventheld",
)  # fmt: skip
"""Lists that the invented city holds completely: who is not on one is not, rather than not known."""

_LIKE = {"subject": "", "organisation": "", "fact": "", "period": "", "value": "", "since": None}
_UNSTATED = 0.06
"""How often a fact was not stated."""


def facts_of(firms: Firms, high_tech: Grants, reserve: Grants) -> pl.DataFrame:
    """What had been stated by the block's day; values as JSON."""
    block, draws = firms.block, firms.block.draws("facts")
    rows = _lists(block)
    known: set[int] = set()
    asked = held(high_tech, block) | held(reserve, block)
    for column, year in enumerate(block.span):
        for firm in map(int, asked[:, column].nonzero()[0]):
            code, rolls = str(firms.code[firm]), draws.uniform(len(STATES) + 3).tolist()
            stated: list[tuple[str, str, str, date]] = []
            if firm not in known:
                known.add(firm)
                stated += [
                    (fact, "", _truth(roll < _UNSTATED + (1 - _UNSTATED) * often), date(year, 4, 15))
                    for (fact, often), roll in zip(STATES, rolls, strict=False)
                    if roll > _UNSTATED
                ]
            conversions = str(min(int(rolls[-3] * 6 + 9 * max(rolls[-2] - 0.4, 0)), 40))
            stated.append((YEARLY, str(year - 1), conversions, date(year, 4, 15)))
            if rolls[-1] > 0.5:
                stated.append((DAILY, f"{year}-06-30", _truth(rolls[-1] < 0.99), date(year, 6, 30)))
            rows += [
                {
                    "subject": f"organisation:{code}", "organisation": code, "fact": fact, "period": period,
                    "value": value, "since": since,
                }
                for fact, period, value, since in stated
                if since <= block.until
            ]  # fmt: skip
    return of_rows(rows, _LIKE)


def _lists(block: Block) -> list[dict[str, Any]]:
    if block.first:
        return []
    since = date(block.years[0], 1, 1)
    return [
        {"subject": f"registry:{code}", "fact": "list_complete", "value": "true", "since": since}
        for code in COMPLETE_LISTS
    ]


def _truth(yes: bool) -> str:
    return "true" if yes else "false"
