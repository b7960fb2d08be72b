"""A policy that asks for another one gets its verdict on the same facts and day; unknown while that is not in force."""

from __future__ import annotations

from datetime import date

import pytest

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import number
from kechuang.rules.law import Law
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, result_of

PAPER = Document("明湖市示范企业认定办法", "明科〔2020〕1号", date(2020, 1, 1))
STAFF = number("staff", "职工", "人")


def policy(code: str, since: str, test: Node) -> Policy:
    made = Policy(code, code, code, subject="enterprise", reference="application", grants=Sentence("称号", "A title"))

    @made.since(since, documents=(PAPER,))
    def _(v: Version) -> None:
        v.must("n", "条件", test, PAPER("第三条"))

    return made


POLICIES = {
    p.code: p for p in (policy("base", "2021-01-01", STAFF >= "10人"), policy("top", "2020-01-01", result_of("base")))
}


@pytest.mark.parametrize(("staff", "verdict"), [(10, True), (9, False), (None, None)])
def test_the_other_verdict_is_taken_in_all_three_values(staff: int | None, verdict: bool | None) -> None:
    law = Law(POLICIES["top"], date(2021, 1, 1), find=POLICIES.__getitem__)
    assert law.decide({"staff": staff}) is verdict
    assert [f.name for f in law.facts] == ["staff"]


def test_a_policy_not_yet_in_force_leaves_the_one_that_asks_for_it_unknown() -> None:
    law = Law(POLICIES["top"], date(2020, 12, 31), find=POLICIES.__getitem__)
    assert law.decide({"staff": 10}) is None
