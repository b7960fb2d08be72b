"""The fast reader against exact rationals, on every policy: the same verdict for every condition."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kechuang.policies import catalogue
from kechuang.rules.exact import Exact

LAWS = [(policy.code, version.since) for policy in catalogue() for version in policy.versions]


def near_edges(bound: int, scale: int) -> st.SearchStrategy[Any]:
    """Raw numbers that meet the edges of percentages: small multiples of round figures, one step off, nothing."""
    whole = st.integers(0, min(bound, 10**9)).map(lambda n: n * scale)
    rounded = st.sampled_from([1, 2, 3, 4, 5, 6, 10, 20, 25, 30, 35, 60, 70, 71, 100, 1000, 5000, 20000])
    return (
        st.none()
        | whole
        | rounded.flatmap(lambda n: st.integers(-1, 1).map(lambda d: min(n * scale + d, bound * scale)))
    )


@pytest.mark.parametrize(("code", "since"), LAWS, ids=[f"{c}@{s}" for c, s in LAWS])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_condition_is_decided_as_exact_fractions_decide_it(code: str, since: date, data: st.DataObject) -> None:
    law = catalogue().law(code, since)
    row = {
        f.name: data.draw(
            near_edges(f.bound, f.scale * (10_000 if str(f.unit) == "元" else 1))
            if f.kind == "number"
            else st.sampled_from([True, False, None])
            if f.kind == "truth"
            else st.sampled_from([*f.options, None])
            if f.kind == "choice"
            else st.dates(date(2000, 1, 1), date(2030, 1, 1)) | st.none()
        )
        for f in law.facts
    }
    exact = Exact(row)
    found = law.explain(row)
    for explained in found.conditions:
        assert explained.verdict is exact(law.test(explained.condition)), explained.condition.code
    for points, root in zip(found.total or (), law.total or (), strict=True):
        wanted = exact(root)
        assert (points is None) == (wanted is None)
        assert points is None or math.isclose(points, wanted, rel_tol=1e-12)
