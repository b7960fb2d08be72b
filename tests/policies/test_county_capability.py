"""县域科技创新能力分类: the classes by score, edges included."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]


@pytest.mark.parametrize(
    ("figures", "judged", "a", "b"),
    [
        ("70分", "10分", True, True),
        ("69.99分", "10分", False, True),
        ("50分", "10分", False, True),
        ("49.99分", "10分", False, False),
    ],
)
def test_a_begins_at_80_and_b_at_60(figures: str, judged: str, a: bool, b: bool, explain: Explain) -> None:
    found = explain("county_capability", "2020-12-31", county_quantitative=figures, county_management=judged)
    assert [p.verdict for p in found.conditions[0].parts] == [a, b]
    assert found.verdict is b


def test_until_people_have_judged_the_class_is_open_only_where_it_matters(explain: Explain) -> None:
    assert explain("county_capability", "2020-12-31", county_quantitative="60分").verdict is True
    assert explain("county_capability", "2020-12-31", county_quantitative="50分").verdict is None
    assert explain("county_capability", "2020-12-31", county_quantitative="44分").verdict is False
