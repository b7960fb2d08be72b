"""省级高新区升级: undetermined by law, with every missing standard named; a zone that is not provincial fails."""

from __future__ import annotations

from collections.abc import Callable

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
FACTS = {"zone_income": "600亿元", "zone_rd_share": "5%", "zone_hnte": 100, "hightech_zone_upgrade_approval": "是"}


def test_no_figures_are_published_so_the_verdict_is_undetermined(explain: Explain) -> None:
    found = explain("hightech_zone_upgrade", "2020-08-01", **FACTS, zone_provincial="是")
    assert found.verdict is None
    assert len(found.unknown_figures) == 3


def test_a_zone_that_is_not_provincial_fails(explain: Explain) -> None:
    assert explain("hightech_zone_upgrade", "2020-08-01", **FACTS, zone_provincial="否").verdict is False
