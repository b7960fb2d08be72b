"""Yearly returns: staff, finance and R&D by its three definitions, each figure in keeping with the others."""

from __future__ import annotations

import numpy as np
import polars as pl

from kechuang.examples.draws import Draws, Flags, Floats
from kechuang.examples.firms import TECH, TRADITIONAL, Firms
from kechuang.examples.frames import counts, flags, money, table
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.research import Research

MONEY = (
    "sales", "main_income", "total_income", "gross_income", "non_taxable_income", "hightech_income", "costs", "assets",
    "liabilities", "net_assets", "net_profit", "taxable_income", "tax_paid", "exports", "output", "rd", "rd_domestic",
    "rd_deductible", "rd_spending", "rd_internal", "payroll",
)  # fmt: skip
PEOPLE = (
    "staff", "st_staff", "staff_sme", "st_staff_sme", "employees", "diploma_staff", "rd_staff", "rd_personnel_fte",
)  # fmt: skip
FILED = (5, 31)
"""Month and day of the following year by which a return is in."""

_SELDOM = {"exports": 0.02, "non_taxable_income": 0.3, "rd_personnel_fte": 0.25, "tax_paid": 0.06, "output": 0.04,
           "taxable_income": 0.12, "diploma_staff": 0.05, "rd_internal": 0.08, "rd_domestic": 0.05,
           "hightech_income": 0.04, "staff_sme": 0.1, "st_staff_sme": 0.1, "employees": 0.03,
           "payroll": 0.08}  # fmt: skip
"""How often a figure is left out, beyond the two in a hundred of every other."""


def returns_of(firms: Firms, research: Research, high_tech: Flags) -> pl.DataFrame:
    """The returns of a block that were in by its day; a firm in ten files none for a year in which nothing obliges."""
    block, draws = firms.block, firms.block.draws("returns")
    shape = firms.sales.shape
    obliged = np.where(firms.group == TECH, 0.97, np.where(firms.group == TRADITIONAL, 0.99, 0.45))
    files = firms.there & (draws.of("files").chance(obliged[:, None], shape) | high_tech)
    last = block.until.year - 1 if (block.until.month, block.until.day) >= FILED else block.until.year - 2
    files[:, [year > last for year in block.span]] = False
    firm, column = np.nonzero(files)
    figures = _finance(firms, research, high_tech, draws)
    figures |= _people(firms, research, high_tech, draws)
    filled = {name: _filled(values, name, high_tech, draws)[files] for name, values in figures.items()}
    known_body = ~draws.of("gap", "body").chance(0.06, shape)
    years = np.array(block.span)[column]
    return table(
        {
            "organisation": firms.code.gather(firm),
            "year": pl.Series(years),
            **{name: counts(filled[name]) for name in PEOPLE},
            **{name: money(filled[name]) for name in MONEY},
            "has_rd_body": flags(research.body[files], known_body[files]),
        }
    )


def _filled(values: Floats, name: str, high_tech: Flags, draws: Draws) -> Floats:
    """Figures with some left out: none of those the certificate asks for by its holders."""
    left_out = draws.of("gap", name).chance(_SELDOM.get(name, 0.02), values.shape)
    kept = name not in ("exports", "non_taxable_income", "rd_personnel_fte", "staff_sme", "st_staff_sme")
    return np.where(left_out & ~(high_tech & kept), np.nan, values)


def _finance(firms: Firms, research: Research, high_tech: Flags, draws: Draws) -> dict[str, Floats]:
    shape, count = firms.sales.shape, firms.block.count
    sales = np.nan_to_num(firms.sales)

    def steady(name: str, spread: float, yearly: float) -> Floats:
        """A factor around one that a firm keeps, moving a little from year to year."""
        own = draws.of(name).normal(count, spread)[:, None] + draws.of(name, "yearly").normal(shape, yearly)
        return np.asarray(np.exp(own))

    made = np.array([i.margin for i in INDUSTRIES])[firms.industry][:, None]
    margin = made + draws.of("margin").normal(count, 0.045)[:, None] + draws.of("margin", "year").normal(shape, 0.025)
    main = np.round(sales * np.clip(0.985 - 0.05 * draws.of("main").uniform((count, 1)), 0.85, 1), 2)
    grants = np.where(draws.of("grants").chance(0.22, shape), np.round(sales * 0.004 + 3, 2), 0.0)
    gross = np.round(sales * (1 + 0.012 * draws.of("gross").uniform(shape)) + grants, 2)
    total = np.round(gross - grants, 2)
    profit = np.round(sales * np.clip(margin, -0.35, 0.35), 2)
    assets = np.round(sales * 1.15 * steady("assets", 0.4, 0.06) + 8, 2)
    liabilities = np.round(assets * np.clip(0.5 * steady("debt", 0.35, 0.05), 0.05, 0.97), 2)
    share = np.where(high_tech, 0.66, 0.4) + 0.3 * draws.of("hightech").uniform((count, 1))
    tech_firms = (firms.group == TECH)[:, None] | high_tech
    sells_abroad = draws.of("abroad").chance(0.16, (count, 1))
    spent = research.spending
    deductible = np.round(spent * (0.95 - 0.2 * draws.of("deductible").uniform(shape)), 2)
    eligible = np.round(spent * (1.0 - 0.04 * draws.of("eligible").uniform(shape)), 2)
    costs = np.round(np.maximum(gross - profit * 1.12, 0.5), 2)
    wages = firms.staff * (6.4 + 6.0 * np.clip(spent / np.maximum(sales, 1), 0, 0.5)) * steady("wages", 0.16, 0.03)
    return {
        "sales": firms.sales,
        "main_income": main,
        "gross_income": gross,
        "non_taxable_income": grants,
        "total_income": total,
        "hightech_income": np.where(tech_firms, np.round(total * np.minimum(share, 0.98), 2), 0.0),
        "net_profit": profit,
        "taxable_income": np.round(profit * np.where(profit > 0, 0.82, 1.05), 2),
        "costs": costs,
        "payroll": np.round(np.minimum(wages, 0.7 * costs), 2),
        "assets": assets,
        "liabilities": liabilities,
        "net_assets": np.round(assets - liabilities, 2),
        "tax_paid": np.round(sales * 0.038 * steady("tax", 0.3, 0.1), 2),
        "exports": np.where(sells_abroad, np.round(sales * 0.25 * draws.of("share").uniform((count, 1)), 2), 0.0),
        "output": np.where(firms.industrial[:, None], np.round(sales * steady("output", 0.02, 0.03), 2), np.nan),
        "rd": eligible,
        "rd_domestic": np.round(eligible * np.clip(1.02 - 0.06 * draws.of("domestic").uniform((count, 1)), 0.6, 1), 2),
        "rd_deductible": deductible,
        "rd_spending": spent,
        "rd_internal": np.round(spent * (0.99 - 0.08 * draws.of("internal").uniform(shape)), 2),
    }


def _people(firms: Firms, research: Research, high_tech: Flags, draws: Draws) -> dict[str, Floats]:
    shape, count = firms.staff.shape, firms.block.count
    staff = firms.staff.astype(np.float64)
    intensity = research.spending / np.maximum(np.nan_to_num(firms.sales), 1)
    share = 0.05 + 1.6 * intensity + 0.03 * firms.tech[:, None] + draws.of("science").normal((count, 1), 0.03)
    share = np.clip(share, np.where(high_tech, 0.104, 0.0), 0.75)
    slips = draws.of("slips").chance(0.02, shape)  # a holder that no longer meets the tenth
    science = np.minimum(np.ceil(staff * np.where(slips, 0.9, 1.0) * share), staff)
    research_staff = np.round(science * (0.95 - 0.4 * draws.of("research").uniform((count, 1))))
    diploma = np.clip(0.16 + share + draws.of("diploma").normal((count, 1), 0.08), 0.02, 1)
    occasional = np.round(staff * 0.02 * draws.of("occasional").uniform(shape))
    return {
        "staff": staff,
        "st_staff": science,
        "staff_sme": staff + occasional,
        "st_staff_sme": science,
        "employees": np.maximum(np.round(staff * (1 + draws.of("end").normal(shape, 0.03))), 1),
        "diploma_staff": np.maximum(np.round(staff * diploma), 0),
        "rd_staff": research_staff,
        "rd_personnel_fte": np.round(research_staff * (0.9 - 0.25 * draws.of("fte").uniform(shape))),
    }
