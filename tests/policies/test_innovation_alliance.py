"""产业技术创新战略联盟: everybody's legal representative signs, and two years before an evaluation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ALLIANCE: dict[str, Any] = {
    "alliance_enterprises": 8,
    "alliance_universities": 2,
    "alliance_institutes": 2,
    "alliance_signed": 12,
    **{f"alliance_{x}": "是" for x in ("liable_named", "bodies", "funds_managed", "benefits", "open")},
    "alliance_for_evaluation": "否",
}


@pytest.mark.parametrize(("signed", "holds"), [(12, True), (11, False)])
def test_every_members_legal_representative_signs(signed: int, holds: bool, explain: Explain) -> None:
    assert explain("innovation_alliance", "2018-06-01", **ALLIANCE | {"alliance_signed": signed}).verdict is holds


@pytest.mark.parametrize("kind", ["enterprises", "universities", "institutes"])
def test_no_kind_of_member_may_be_absent(kind: str, verdict_of: VerdictOf) -> None:
    facts = ALLIANCE | {f"alliance_{kind}": 0}
    assert verdict_of("innovation_alliance", "2018-06-01", "members", **facts) is False


@pytest.mark.parametrize(("on", "holds"), [("2020-09-30", False), ("2020-10-01", True)])
def test_an_alliance_is_evaluated_from_its_second_birthday(on: str, holds: bool, verdict_of: VerdictOf) -> None:
    facts = ALLIANCE | {"alliance_for_evaluation": "是", "alliance_founded": "2018-10-01"}
    assert verdict_of("innovation_alliance", on, "age", **facts) is holds
