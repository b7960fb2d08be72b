"""What went wrong in the city's records and was found: a unit confused, a figure disputed, a stray certificate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import polars as pl

from kechuang.examples.firms import Firms

WRONG_NUMBER = "GR202499900017"
"""The certificate that was entered and is not one of this city's."""

_MISTAKEN = ("sales", "main_income", "total_income", "gross_income")
_FACTOR = 10_000


@dataclass(frozen=True, slots=True)
class Act:
    """Something done about a record after it was entered, in words of the actions on records.

    `key` and `kind` say which record. "correct" puts `changes` right; "dispute" marks `field_name` with the `other`
    value and who says so; "confirm" marks it as checked; "withdraw" takes the record back.
    """

    verb: Literal["correct", "dispute", "confirm", "withdraw"]
    kind: str
    key: str
    reason: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    field_name: str = ""
    other: Any = None
    said_by: str = ""


def spoiled(firms: Firms, frames: dict[str, pl.DataFrame]) -> tuple[dict[str, pl.DataFrame], list[Act]]:
    """The tables with the mistakes in them, and what was then done about each. Only the first block has any."""
    if firms.block.first:
        return frames, []
    made, acts = dict(frames), []
    returns = frames["yearlyreturn"]
    known = returns.filter(pl.all_horizontal(pl.col(name) > 0 for name in (*_MISTAKEN, "staff")))
    year = int(known["year"].to_numpy().max()) if known.height else 0
    of_year = known.filter(pl.col("year") == year).sort("sales", "organisation", descending=True)
    if of_year.height >= 3:
        mistaken, disputed = of_year.row(max(of_year.height // 3, 2), named=True), of_year.row(0, named=True)
        made["yearlyreturn"] = returns.with_columns(
            pl.when((pl.col("organisation") == mistaken["organisation"]) & (pl.col("year") == year))
            .then(pl.col(name) // _FACTOR)
            .otherwise(name)
            .alias(name)
            for name in _MISTAKEN
        )
        acts.append(
            Act(
                "correct",
                "yearlyreturn",
                f"{mistaken['organisation']}:{year}",
                "企业以万元填入元栏，经与上年数据和纳税申报表核对后更正",
                {name: mistaken[name] for name in _MISTAKEN},
            )
        )
        acts.append(
            Act(
                "dispute",
                "yearlyreturn",
                f"{disputed['organisation']}:{year}",
                "社保缴纳人数与填报职工总数不一致，待企业说明",
                field_name="staff",
                other=int(disputed["staff"] * 0.88),
                said_by="明湖市人力资源和社会保障局",
            )
        )
        checked = of_year.row(1, named=True)
        acts.append(
            Act(
                "confirm",
                "yearlyreturn",
                f"{checked['organisation']}:{year}",
                "与审计报告一致",
                field_name="sales",
            )
        )
    stray = _stray(firms, frames["certificate"])
    if stray.height:
        made["certificate"] = pl.concat([frames["certificate"], stray])
        acts.append(Act("withdraw", "certificate", f"hnte:{WRONG_NUMBER}", "录入了外市同名企业的证书"))
    return made, acts


def _stray(firms: Firms, certificates: pl.DataFrame) -> pl.DataFrame:
    """A certificate as if it were this city's: like the first of 2024, held by a firm that has none."""
    like = certificates.filter((pl.col("scheme") == "hnte") & (pl.col("issued").dt.year() == 2024)).head(1)
    holders = certificates.filter(pl.col("scheme") == "hnte")["organisation"]
    others = np.flatnonzero(~firms.code.is_in(holders.to_list()).to_numpy() & np.isnat(firms.closed))
    if not like.height or not len(others):
        return like.clear()
    firm = int(others[0])
    return like.with_columns(
        number=pl.lit(WRONG_NUMBER), organisation=pl.lit(firms.code[firm]), holder=pl.lit(firms.name[firm])
    )
