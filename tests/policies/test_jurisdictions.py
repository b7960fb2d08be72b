"""The tables of jurisdictions: each loads, a county stands on its province, and a wrong code is told."""

from __future__ import annotations

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.policies.jurisdictions import figures_in, jurisdictions


@pytest.mark.parametrize("code", [j.code for j in jurisdictions()])
def test_every_table_loads_and_every_figure_has_its_document(code: str) -> None:
    figures = figures_in(code)
    assert figures
    assert all(held.citation.document for p in figures.values() for held in p.values)


def test_a_county_without_a_table_has_its_provinces_figures() -> None:
    assert figures_in("130799").keys() == figures_in("130000").keys()


def test_a_county_lays_its_own_over_the_provinces() -> None:
    assert figures_in("130000").keys() < figures_in("130181").keys()


@pytest.mark.parametrize("code", ["明湖", "1301", "000000", "130181x", "990001"])
def test_a_division_without_any_table_is_refused(code: str) -> None:
    with pytest.raises(BadInput, match="没有行政区划"):
        figures_in(code)
