"""When a way is ready: after its lead time, after what only time meets, and not once a certificate has ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import day, number
from kechuang.rules.gap import way_out
from kechuang.rules.law import Law
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, Node, days_between, months_after

PAPER = Document("明湖市示范企业认定办法", "明科〔2020〕1号", date(2020, 1, 1))
TITLES = number("titles", "专利", "件")
FOUNDED = day("founded", "成立日期", fixed=True)
CERTIFIED = day("certified", "发证日期", fixed=True)
AGED = days_between(FOUNDED, ON) >= "365天"
VALID = months_after(CERTIFIED, 36) >= ON


def law_of(*tests: Node) -> Law:
    said = Sentence("示范企业称号", "A title")
    made = Policy("demo", "示范企业", "Demonstration", subject="enterprise", reference="application", grants=said)

    @made.since("2020-01-01", documents=(PAPER,))
    def _(v: Version) -> None:
        for i, test in enumerate(tests):
            v.must(f"c{i}", f"条件{i}", test, PAPER("第三条"))
        v.lever("file", "取得专利", {TITLES: 1}, "5万元", most=4, months=8)

    return Law(made, date(2021, 1, 1))


ROW: dict[str, Any] = {"titles": 0, "founded": date(2020, 3, 1), "certified": date(2018, 9, 1)}


def test_a_way_is_ready_after_its_lead_time() -> None:
    assert way_out(law_of(TITLES >= "1件"), ROW).ways[0].ready == date(2021, 9, 1)


def test_a_way_waits_for_what_only_time_meets() -> None:
    young = ROW | {"founded": date(2020, 12, 1)}
    found = way_out(law_of(TITLES >= "1件", AGED), young)
    assert [w.ready for w in found.waits] == [date(2021, 12, 1)]
    assert found.ways[0].ready == date(2021, 12, 1)


def test_a_certificate_that_ends_on_the_day_of_readiness_still_counts() -> None:
    assert way_out(law_of(TITLES >= "1件", VALID), ROW).ways[0].ready == date(2021, 9, 1)


def test_a_certificate_that_ends_before_the_steps_are_done_makes_the_way_no_way() -> None:
    found = way_out(law_of(TITLES >= "1件", VALID), ROW | {"certified": date(2018, 8, 31)})
    assert found.ways == []
    assert "c1" in [e.condition.code for e in found.impossible]
