"""创新型县（市）: exactly one theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]


@pytest.mark.parametrize(
    ("industry", "ecology", "livelihood", "holds"),
    [("是", "否", "否", True), ("否", "否", "是", True), ("是", "是", "否", False), ("否", "否", "否", False)],
)
def test_one_theme_and_no_more(
    industry: str, ecology: str, livelihood: str, holds: bool, verdict_of: VerdictOf
) -> None:
    facts = {
        "county_theme_industry": industry,
        "county_theme_ecology": ecology,
        "county_theme_livelihood": livelihood,
    }
    assert verdict_of("innovative_county", "2018-09-10", "theme", **facts) is holds


def test_the_figures_of_entry_are_unknown(explain: Explain) -> None:
    found = explain("innovative_county", "2018-09-10", county_score="90分")
    assert [p.name for p in found.unknown_figures] == ["county_score_floor"]
