"""博士后科研工作站与创新实践基地: a workstation needs a recommended condition more, a base does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.units import unit
from kechuang.policies import catalogue
from kechuang.rules.law import Explanation
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.rows import row

Explain = Callable[..., Explanation]
UNIT: dict[str, Any] = {
    "supporter_legal_person": "是",
    "supporter_rd_body": "是",
    "postdoc_senior_team": "是",
    "postdoc_recommended": 0,
    "postdoc_rd_conditions": "是",
    "postdoc_means": "是",
    "postdocs_in_station": "是",
}


def test_without_a_recommended_condition_there_is_a_base_but_no_workstation(explain: Explain) -> None:
    assert explain("postdoc_site", "2018-06-01", **UNIT, postdoc_kind="科研工作站").verdict is False
    assert explain("postdoc_site", "2018-06-01", **UNIT, postdoc_kind="创新实践基地").verdict is True
    assert (
        explain("postdoc_site", "2018-06-01", **UNIT | {"postdoc_recommended": 1}, postdoc_kind="科研工作站").verdict
        is True
    )


def test_two_idle_years_are_the_limit_where_a_jurisdiction_says_so() -> None:
    since = date(2000, 1, 1)
    idle = Parameter(
        "postdoc_idle_days",
        "期限",
        unit("天"),
        (Dated(since, Fraction(731), Citation("本地规定"), "local"),),
    )
    facts = UNIT | {"postdoc_kind": "创新实践基地", "postdocs_in_station": "否", "last_postdoc_left": "2018-06-01"}
    verdicts = []
    for day in (date(2020, 6, 1), date(2020, 6, 2)):
        law = catalogue().law("postdoc_site", day, {"postdoc_idle_days": idle})
        verdicts.append(law.decide(row(facts, law.facts)))
    assert verdicts == [True, False]


def test_without_a_local_limit_an_idle_site_is_undetermined(explain: Explain) -> None:
    facts = UNIT | {"postdoc_kind": "创新实践基地", "postdocs_in_station": "否", "last_postdoc_left": "2010-01-01"}
    assert explain("postdoc_site", "2020-06-02", **facts).verdict is None
