"""河北省技术创新中心: the worked cases and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2018-10-01"

JUDGED = {f"tech_innovation_centre_{code}": "是" for code in ("results", "means", "labs")}
FIRM: dict[str, Any] = {
    **JUDGED,
    "supporter_kind": "企业",
    "supporter_in_hebei": "是",
    "supporter_above_scale": "是",
    "supporter_rd_body": "是",
    "supporter_st_spending": "200万元",
    "partner_enterprises_in_hebei": 0,
    "fixed_staff": 20,
    "scheme_argued": "是",
    "jointly_built": "否",
    "joint_agreement": "否",
    "own_share": "100%",
    "local_support": "是",
}
UNIVERSITY = FIRM | {
    "supporter_kind": "高等学校",
    "partner_enterprises_in_hebei": 2,
    "fixed_staff": 25,
    "jointly_built": "是",
    "joint_agreement": "是",
    "own_share": "60%",
}


def test_an_enterprise_at_every_edge_passes(explain: Explain) -> None:
    assert explain("tech_innovation_centre", ON, **FIRM).verdict is True


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"supporter_st_spending": "199.99万元"}, "ability"),
        ({"fixed_staff": 19}, "staff"),
        ({"supporter_above_scale": "否"}, "ability"),
        ({"scheme_argued": "否"}, "scheme"),
        ({"supporter_in_hebei": "否"}, "supporter"),
    ],
)
def test_an_enterprise_below_any_edge_fails_there(facts: dict[str, Any], condition: str, verdict_of: VerdictOf) -> None:
    assert verdict_of("tech_innovation_centre", ON, condition, **FIRM | facts) is False


def test_a_university_needs_two_enterprises_of_the_province_wherever_the_others_are(explain: Explain) -> None:
    assert explain("tech_innovation_centre", ON, **UNIVERSITY).verdict is True
    assert explain("tech_innovation_centre", ON, **UNIVERSITY | {"partner_enterprises_in_hebei": 1}).verdict is False


@pytest.mark.parametrize(("share", "holds"), [("60%", True), ("59.9999%", False)])
def test_the_supporting_units_own_share_is_sixty_percent(share: str, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("tech_innovation_centre", ON, "joint", **UNIVERSITY | {"own_share": share}) is holds


def test_since_2023_the_figures_are_unknown_and_so_is_the_verdict(explain: Explain) -> None:
    found = explain("tech_innovation_centre", "2023-06-01", **FIRM)
    assert found.verdict is None
    assert len(found.unknown_figures) == 2
