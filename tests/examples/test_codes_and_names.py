"""Codes of the invented city are valid to their standards, all different, and no real body can have them."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.examples.block import blocks
from kechuang.examples.codes import credit_codes
from kechuang.examples.firms import TOWNS
from kechuang.examples.industries import INDUSTRIES
from kechuang.examples.names import scholar
from kechuang.kernel import divisions, hightech_fields, industries, invented_codes, ipc
from kechuang.kernel.identifiers import credit_code


@given(st.integers(min_value=0, max_value=31**6 - 1), st.sampled_from([("9", "1"), ("1", "2"), ("5", "1"), ("9", "3")]))
def test_codes_made_many_at_once_are_those_made_one_by_one(number: int, given_by: tuple[str, str]) -> None:
    registrar, category = given_by
    made = credit_codes(np.array([number]), registrar, category)[0]
    assert made == invented_codes.credit_code(number, registrar, category)
    assert credit_code.is_valid(made)


def test_every_organisation_has_a_valid_code_of_its_own(three_blocks: dict[str, pl.DataFrame]) -> None:
    organisations = three_blocks["organisation"]
    firms = organisations.filter(pl.col("form") == "enterprise").unique("code")
    assert firms.height == 31_000
    assert firms["name"].n_unique() == firms.height
    assert all(map(credit_code.is_valid, organisations["code"].unique().head(3_000)))


@pytest.mark.parametrize("kind_and_key", [("certificate", ("scheme", "number")), ("technologycontract", ("number",)),
                                          ("platform", ("form", "number", "valid_from")), ("eventheld", ("number",)),
                                          ("residence", ("carrier", "organisation", "entered")),
                                          ("intellectualproperty", ("number", "valid_from"))])  # fmt: skip
def test_numbers_of_different_blocks_never_meet(
    three_blocks: dict[str, pl.DataFrame], kind_and_key: tuple[str, tuple[str, ...]]
) -> None:
    kind, key = kind_and_key
    assert three_blocks[kind].select(key).is_duplicated().sum() == 0


def test_the_parts_of_a_path_that_fall_to_the_blocks_add_up_to_it(day: date) -> None:
    parts = blocks(1, 150_000, (2024, 2025), day)
    assert sum(block.share("hnte", 2024) for block in parts) == 8_200
    assert sum(block.count for block in parts) == 150_000


def test_the_townships_are_the_invented_ones_of_the_kernel() -> None:
    assert sorted(TOWNS) == sorted(d.code for d in divisions.children("999001") or ())
    assert all(divisions.lookup(code).invented for code in TOWNS)  # type: ignore[union-attr]


def test_industries_fields_and_patent_classes_are_those_of_the_standards() -> None:
    assert [i.code for i in INDUSTRIES if industries.lookup(i.code) is None] == []
    assert [i.field for i in INDUSTRIES if hightech_fields.lookup(i.field) is None] == []
    assert [i.ipc for i in INDUSTRIES if not ipc.is_listed(i.ipc)] == []


def test_invented_academicians_have_different_names() -> None:
    assert len({scholar(number) for number in range(100)}) == 100
