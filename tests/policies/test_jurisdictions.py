"""The tables of jurisdictions: each loads, a county stands on its province, and a wrong code is told."""

from __future__ import annotations

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.policies import jurisdiction, jurisdictions


@pytest.mark.parametrize("code", jurisdictions())
def test_every_table_loads_and_every_figure_has_its_document(code: str) -> None:
    figures = jurisdiction(code)
    assert figures
    assert all(held.citation.document for p in figures.values() for held in p.values)


def test_a_county_without_a_table_has_its_provinces_figures() -> None:
    assert jurisdiction("130999").keys() == jurisdiction("130000").keys()


def test_a_county_lays_its_own_over_the_provinces() -> None:
    assert jurisdiction("130000").keys() < jurisdiction("130181").keys()


@pytest.mark.parametrize("code", ["辛集", "1301", "000000", "130181x"])
def test_what_is_no_division_code_is_refused(code: str) -> None:
    with pytest.raises(BadInput, match="行政区划代码"):
        jurisdiction(code)
