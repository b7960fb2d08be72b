"""星创天地: national conditions are judged; provincial figures are unknown; a lease of five years to the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
JUDGED = {f"star_creation_{x}": "是" for x in ("industry", "online", "offline", "team", "policy", "makers")}
BASE: dict[str, Any] = {**JUDGED, "carrier_legal_person": "是"}


def test_national_filing_rests_on_judgement_alone(explain: Explain) -> None:
    assert explain("star_creation", "2018-06-01", **BASE, star_level="国家").verdict is True


def test_provincial_filing_is_undetermined_while_its_figures_are_unknown(explain: Explain) -> None:
    found = explain("star_creation", "2018-06-01", **BASE, star_level="省级", star_owned_site="是", carrier_mentors=9)
    assert found.verdict is None
    assert "star_mentors" in [p.name for p in found.unknown_figures]


@pytest.mark.parametrize(
    ("until", "owned", "holds"),
    [("2025-01-01", "否", True), ("2024-12-01", "否", False), ("2024-12-01", "是", True)],
)
def test_where_a_place_asks_for_it_a_lease_runs_five_years(
    until: str, owned: str, holds: bool, verdict_of: VerdictOf
) -> None:
    lease = {"star_level": "省级", "star_lease_rule": "是", "star_owned_site": owned}
    lease |= {"star_lease_from": "2020-01-01", "star_lease_to": until}
    assert verdict_of("star_creation", "2021-06-01", "local_lease", **lease) is holds
