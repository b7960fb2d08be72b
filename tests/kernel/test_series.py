"""Series of public statistics: each has one code and one term, and a unit whose quantities can be kept exactly."""

from __future__ import annotations

from kechuang.kernel.series import SERIES
from kechuang.kernel.units import FORMS


def test_each_series_has_a_code_and_a_term_of_its_own() -> None:
    assert all(code == series.code for code, series in SERIES.items())
    assert len({series.label for series in SERIES.values()}) == len(SERIES)


def test_values_are_kept_in_base_units_not_in_forms_with_a_factor() -> None:
    assert [series.code for series in SERIES.values() if series.unit in FORMS] == []


def test_codes_fit_the_column_that_keeps_them() -> None:
    assert all(len(code) <= 60 and len(series.label) <= 200 for code, series in SERIES.items())
