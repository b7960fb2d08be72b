"""Certificates of the enterprises: high-tech, technology SME (province and nation), giants, the reserve list."""

from __future__ import annotations

import numpy as np
import polars as pl

from kechuang.examples.codes import numbered
from kechuang.examples.draws import Days, Whole
from kechuang.examples.firms import TECH, YOUNG, Firms
from kechuang.examples.frames import seen, table, texts
from kechuang.examples.frames import words as chosen
from kechuang.examples.grants import Grants
from kechuang.examples.industries import INDUSTRIES

_NEVER = np.datetime64("NaT", "D")


def certificates_of(firms: Firms, grants: dict[str, Grants]) -> pl.DataFrame:
    """All certificates of a block's enterprises that were issued by its day. `grants` by the scheme's code."""
    frames = [_of_grants(firms, scheme, found) for scheme, found in grants.items()]
    frames.append(_national(firms))
    return seen(pl.concat(frames), firms.block.until, "issued").with_columns(
        pl.when(pl.col("valid_to") <= firms.block.until).then("valid_to").alias("valid_to")
    )


_FORMS = {
    "hnte": ("GR{}99", 6, "national", "国科火字〔{}〕{}号"),
    "heb_tech_sme": ("KZX{}99", 7, "provincial", "清科高〔{}〕{}号"),
    "heb_giant": ("KJR{}99", 5, "provincial", "清科高〔{}〕{}号"),
    "agri_giant": ("NKR{}99", 5, "provincial", "清科农〔{}〕{}号"),
    "hnte_reserve": ("MHK{}", 5, "municipal", "明科字〔{}〕{}号"),
}
"""How the certificates of a scheme are numbered, how many digits the serial has, the level, and the notice."""


def _of_grants(firms: Firms, scheme: str, found: Grants) -> pl.DataFrame:
    form, width, level, notice = _FORMS[scheme]
    years = firms.years_of(found.issued)
    serial = firms.block.first + _rank_within(years) + 1
    head, tail = form.split("{}")
    prefix = pl.select(pl.concat_str([pl.lit(head), pl.Series(years).cast(pl.String), pl.lit(tail)])).to_series()
    batch = _batch(found.issued)
    return _table(
        firms, found.firm, scheme, numbered(prefix, serial, width), level, found.issued, found.expires, found.ended,
        _notice(notice, years, batch), batch,
    )  # fmt: skip


def _national(firms: Firms) -> pl.DataFrame:
    """国家科技型中小企业: a registration number each year, valid for its calendar year (国科发政〔2017〕115号)."""
    block = firms.block
    place = firms.tech + 0.1 * firms.size
    small = (firms.group == TECH) & (firms.size_class > 0) | (firms.group == YOUNG) & (firms.tech > 0.8)
    picked: list[Whole] = []
    days: list[Days] = []
    for column, year in enumerate(block.span):
        draws = block.draws(f"national/{year}")
        ready = np.flatnonzero(small & firms.settled[:, column])
        luck = place[ready] + draws.normal(len(ready), 0.3)
        picked.append(np.sort(ready[np.argsort(-luck, kind="stable")[: block.share("national_sme", year)]]))
        lots = np.array([f"{year}-04-21", f"{year}-05-30", f"{year}-07-12", f"{year}-09-06", f"{year}-10-18"], "M8[D]")
        days.append(lots[draws.pick((2, 3, 3, 2, 1), len(picked[-1]))])
    firm, issued = np.concatenate(picked), np.concatenate(days)
    years = firms.years_of(issued)
    expires = (issued.astype("M8[Y]") + 1).astype("M8[D]")
    prefix = pl.Series(years).cast(pl.String) + "999001"
    serial = block.first + _rank_within(years) + 1
    batch = _batch(issued)
    none = np.full(len(firm), _NEVER)
    return _table(
        firms, firm, "tech_sme", numbered(prefix, serial, 8), "national", issued, expires, none,
        _notice("清科服〔{}〕{}号", years, batch), batch,
    )  # fmt: skip


def _table(
    firms: Firms,
    firm: Whole,
    scheme: str,
    number: pl.Series,
    level: str,
    issued: Days,
    expires: Days,
    ended: Days,
    document: pl.Series,
    batch: Whole,
) -> pl.DataFrame:
    return table(
        {
            "scheme": scheme,
            "number": number,
            "organisation": firms.code.gather(firm),
            "holder": firms.name.gather(firm),
            "person": "",
            "level": level,
            "issued": issued,
            "expires": expires,
            "document": document,
            "batch": pl.select(
                pl.concat_str([pl.lit("第"), pl.Series(batch).cast(pl.String), pl.lit("批")])
            ).to_series(),
            "field": chosen([i.field for i in INDUSTRIES], firms.industry[firm]),
            "valid_to": texts(ended),
        }
    )


def _rank_within(years: Whole) -> Whole:
    """The place of each row among the rows of its year; years come in order."""
    first = np.searchsorted(years, years, side="left")
    return np.arange(len(years)) - first


def _batch(days: Days) -> Whole:
    """The number of the batch within its year, by the months in which batches are granted."""
    return (days.astype("M8[M]").astype(np.int64) % 12) // 3 + 1


def _notice(form: str, years: Whole, batch: Whole) -> pl.Series:
    head, middle, tail = form.split("{}")
    number = pl.Series(years % 10 * 7 + batch * 23 + 11).cast(pl.String)
    year = pl.Series(years).cast(pl.String)
    return pl.select(pl.concat_str([pl.lit(head), year, pl.lit(middle), number, pl.lit(tail)])).to_series()
