"""What the enterprises of a block spend on research and development, year by year, and who has a body for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kechuang.examples.draws import Flags, Floats
from kechuang.examples.firms import TECH, Firms
from kechuang.examples.grants import Grants, held
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.paths import at

ENTERPRISE_SHARE = 0.78
"""Part of the whole city's R&D that these enterprises spend; others and institutes spend the rest."""


@dataclass(frozen=True, slots=True)
class Research:
    """Spending in 万元, one row a firm, one column a year, and whether the firm has an R&D body at year's end."""

    spending: Floats
    body: Flags


def research_of(firms: Firms, high_tech: Grants, smes: Grants) -> Research:
    """Draw the R&D of a block; holders of a certificate spend what its condition asks for, a few fall below it."""
    draws, shape = firms.block.draws("research"), firms.sales.shape
    usual = np.array([i.research for i in INDUSTRIES])[firms.industry]
    lasting = np.exp(0.45 * firms.tech + draws.of("lasting").normal(shape[0], 0.35))
    ratio = np.where(firms.group == TECH, 0.012, 0.009) * usual * lasting
    ratio = ratio[:, None] * np.exp(draws.of("yearly").normal(shape, 0.13))
    needed = np.maximum(_sme_floor(firms, smes), _high_tech_floor(firms, high_tech))
    room = np.exp(np.abs(draws.of("room").normal(shape, 0.24)))
    slips = draws.of("slips").chance(0.03, shape)
    ratio = np.clip(np.where(slips, 0.9, 1.0) * np.maximum(ratio, needed * room), 0, 0.35)
    spending = np.where(firms.there, ratio * np.nan_to_num(firms.sales), 0.0)
    return Research(_on_path(firms, spending, needed > 0), _bodies(firms))


def _high_tech_floor(firms: Firms, grants: Grants) -> Floats:
    """5, 4 or 3 % of sales by size (国科发火〔2016〕32号第十一条), from three years before the first grant on."""
    band = np.where(firms.sales <= 5_000, 0.05, np.where(firms.sales <= 20_000, 0.04, 0.03))
    return np.asarray(np.where(_from_before(firms, grants, 3), band * 1.02, 0.0))


def _sme_floor(firms: Firms, grants: Grants) -> Floats:
    return np.asarray(np.where(_from_before(firms, grants, 1), 0.0205, 0.0))


def _from_before(firms: Firms, grants: Grants, years: int) -> Flags:
    holds = held(grants, firms.block)
    wide = holds.copy()
    for back in range(1, years + 1):
        wide[:, :-back] |= holds[:, back:]
    return wide


def _on_path(firms: Firms, spending: Floats, bound: Flags) -> Floats:
    """Scale what no certificate binds, so that industry above scale and all enterprises meet their paths."""
    free, above = ~bound, firms.above_scale[:, None] & firms.there
    scaled = spending.copy()
    for column, year in enumerate(firms.block.span):
        big = above[:, column]
        wanted = at("above_scale_rd", year) * float(np.nansum(firms.sales[big, column]))
        _scale(scaled[:, column], big & free[:, column], wanted - float(spending[big & bound[:, column], column].sum()))
        every = ENTERPRISE_SHARE * at("rd_intensity", year) * firms.block.scaled("gdp", year) / 1e4
        rest = ~big & free[:, column]
        _scale(scaled[:, column], rest, every - float(scaled[~rest, column].sum()))
    return np.asarray(np.round(scaled, 2))


def _scale(column: Floats, members: Flags, wanted: float) -> None:
    """Bring the members' sum to what is wanted, as far as a factor between a third and three does."""
    found = float(column[members].sum())
    if found > 0:
        column[members] *= float(np.clip(wanted / found, 1 / 3, 3))


def _bodies(firms: Firms) -> Flags:
    """The best placed have an R&D body, among industry above scale as many as the path says; none gives it up."""
    draws = firms.block.draws("bodies")
    place = firms.tech + 0.5 * firms.size + draws.normal(firms.block.count, 0.4)
    found = np.zeros(firms.sales.shape, dtype=bool)
    big = np.flatnonzero(firms.above_scale)
    order = big[np.argsort(-place[big], kind="stable")]
    for column, year in enumerate(firms.block.span):
        found[order[: round(at("rd_body_share", year) * len(order))], column] = True
        found[~firms.above_scale & (place > 1.9 - 0.05 * column), column] = True
    return found & firms.there
