"""The city as a stream: rows of every kind for a seed, a number of enterprises and years, block by block."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from kechuang.examples.block import Block, blocks
from kechuang.examples.carriers import carriers_of, residences_of
from kechuang.examples.certificates import certificates_of
from kechuang.examples.contracts import contracts_of
from kechuang.examples.experts import experts_of, outside_persons, ties_of
from kechuang.examples.facts import facts_of
from kechuang.examples.firms import firms_of
from kechuang.examples.gatherings import events_of
from kechuang.examples.grants import agricultural_giants, giants, held, high_tech, reserve, technology_smes
from kechuang.examples.imperfections import Act, spoiled
from kechuang.examples.organisations import organisations_of
from kechuang.examples.parameters import ENTERPRISES, SEED, YEARS, Example
from kechuang.examples.patents import patents_of
from kechuang.examples.persons import persons_of
from kechuang.examples.platforms import platforms_of
from kechuang.examples.projects import projects_of
from kechuang.examples.research import research_of
from kechuang.examples.returns import returns_of
from kechuang.examples.standing import steps_of
from kechuang.examples.statistics import statistics_of
from kechuang.examples.talents import talents_of

KINDS = (
    "organisation", "person", "expert", "experttie", "yearlyreturn", "intellectualproperty", "certificate", "platform",
    "incubationcarrier", "residence", "project", "technologycontract", "eventheld", "standingstep", "publicstatistic",
    "statedfact",
)  # fmt: skip
"""Every kind of record the city has, in the order in which a block gives them."""


def tables(example: Example, acts: list[Act] | None = None) -> Iterator[tuple[str, pl.DataFrame]]:
    """Kind and table, every kind once a block; columns are the kind's fields, `valid_from` and `valid_to` where given.

    `acts` is filled with what was then done about records: mistakes put right, one disputed, one withdrawn.
    """
    for block in blocks_of(example):
        frames, done = _block(block)
        if acts is not None:
            acts += done
        yield from frames.items()


def city(
    seed: int = SEED, enterprises: int = ENTERPRISES, years: tuple[int, int] = YEARS, until: date | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Kind and row: plain values by field name, quantities in raw steps, dates as dates, unknown as None."""
    for kind, frame in tables(Example(seed, enterprises, years, until or date(years[1], 12, 31))):
        for row in rows_of(kind, frame):
            yield kind, row


def rows_of(kind: str, frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain values; what a statement says is JSON of any type, which a column of a table cannot be."""
    rows = frame.rows(named=True)
    if kind == "statedfact":
        for row in rows:
            row["value"] = json.loads(row["value"])
    return rows


def blocks_of(example: Example) -> list[Block]:
    """Its parts, each small enough to work on at once."""
    return blocks(example.seed, example.enterprises, example.years, example.until)


def _block(block: Block) -> tuple[dict[str, pl.DataFrame], list[Act]]:
    firms = firms_of(block)
    hnte, smes = high_tech(firms), technology_smes(firms)
    waiting = reserve(firms, hnte)
    grants = {
        "hnte": hnte,
        "heb_tech_sme": smes,
        "heb_giant": giants(firms),
        "agri_giant": agricultural_giants(firms),
        "hnte_reserve": waiting,
    }
    persons, carriers, research = persons_of(firms), carriers_of(firms), research_of(firms, hnte, smes)
    outside = outside_persons(block)
    experts = experts_of(firms, persons, outside)
    frames = {
        "organisation": organisations_of(firms),
        "person": pl.concat([persons, outside]),
        "expert": experts,
        "experttie": ties_of(firms, persons, experts),
        "yearlyreturn": returns_of(firms, research, held(hnte, block)),
        "intellectualproperty": patents_of(firms),
        "certificate": pl.concat([certificates_of(firms, grants), talents_of(block, persons)]),
        "platform": platforms_of(firms, research.body),
        "incubationcarrier": carriers,
        "residence": residences_of(firms, carriers),
        "project": projects_of(firms, persons),
        "technologycontract": contracts_of(firms),
        "eventheld": events_of(block),
        "standingstep": steps_of(block),
        "publicstatistic": statistics_of(block),
        "statedfact": facts_of(firms, hnte, waiting),
    }
    return spoiled(firms, frames)
