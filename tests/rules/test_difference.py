"""What changed between two laws, in words, and whom it moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import day as day_fact
from kechuang.rules.declare import local, number, yes_no
from kechuang.rules.difference import Change, difference
from kechuang.rules.law import Law
from kechuang.rules.moved import Moved, impact, moved
from kechuang.rules.moved_table import moved_table
from kechuang.rules.parameters import Dated
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tables import bands
from kechuang.rules.tree import ON, Node, called, days_between, divided, node

OLD, NEW = date(2020, 1, 1), date(2022, 1, 1)
PAPER = Document("明湖市示范企业认定办法", "明科〔2020〕1号", date(2020, 1, 1))
STAFF, ENGINEERS = number("staff", "职工总数", "人"), number("engineers", "工程师", "人")
RATIO = divided(ENGINEERS, STAFF)
HONEST = yes_no("honest", "信用良好")
SHARE = local("share", "补助比例", "", PAPER("第五条"))


def law(on: date, *writers: Callable[[Version], Any], figures: dict[str, Any] | None = None) -> Law:
    """A law made of the writers given, in force from the day."""
    made = Policy(
        "demo", "示范企业", "Demonstration", subject="enterprise", reference="application", grants=Sentence("", "")
    )

    @made.since(on.isoformat(), documents=(PAPER,))
    def _(v: Version) -> None:
        for write in writers:
            write(v)

    return Law(made, on, figures)


def must(code: str, label: str, test: Node, article: str = "第三条") -> Callable[[Version], Any]:
    return lambda v: v.must(code, label, test, PAPER(article))


def only(changes: list[Change]) -> Change:
    assert len(changes) == 1
    return changes[0]


def test_a_law_differs_from_itself_in_nothing() -> None:
    one = law(OLD, must("staff", "职工规模", STAFF >= "10人"))
    assert difference(one, one) == []


def test_a_threshold_that_moved_is_told_with_both_figures() -> None:
    change = only(
        difference(
            law(OLD, must("ratio", "工程师占比", RATIO >= "10%")), law(NEW, must("ratio", "工程师占比", RATIO >= "8%"))
        )
    )
    assert (change.part, change.kind, change.old, change.new) == ("condition", "figure", "10%", "8%")
    assert "工程师÷职工总数≥由10%改为8%" in change.said.zh.replace("”", "")


def test_an_operator_that_changed_is_a_new_rule_in_words() -> None:
    change = only(difference(law(OLD, must("n", "规模", STAFF >= "10人")), law(NEW, must("n", "规模", STAFF > "10人"))))
    assert (change.kind, change.old, change.new) == ("rule", "职工总数≥10人", "职工总数>10人")


def test_what_a_name_hides_is_written_out_where_only_that_changed() -> None:
    old = law(OLD, must("n", "规模", called("口径人数", STAFF) >= "10人"))
    new = law(NEW, must("n", "规模", called("口径人数", STAFF + ENGINEERS) >= "10人"))
    change = only(difference(old, new))
    assert (change.old, change.new) == ("口径人数＝职工总数", "口径人数＝职工总数＋工程师")


def test_conditions_added_and_dropped_are_told_with_their_article() -> None:
    old = law(OLD, must("a", "规模", STAFF >= "10人"), must("b", "信用", HONEST))
    new = law(NEW, must("a", "规模", STAFF >= "10人"), must("c", "工程师", ENGINEERS >= "2人", "第四条"))
    assert [(c.kind, c.code) for c in difference(old, new)] == [("dropped", "b"), ("added", "c")]
    assert "第四条" in difference(old, new)[1].new


def test_a_band_of_a_scored_item_is_told_alone() -> None:
    def score(table: dict[str | int | Fraction, int | Fraction]) -> Callable[[Version], Any]:
        def write(v: Version) -> None:
            v.score("ratio", "工程师", bands(RATIO, table), 20, PAPER("第四条"))
            v.must("total", "总分", v.total >= "10分", PAPER("第三条"))

        return write

    changes = difference(law(OLD, score({"30%": 20, "10%": 10})), law(NEW, score({"25%": 20, "10%": 10})))
    assert [(c.old, c.new) for c in changes if c.part == "score"] == [("30%以上20分", "25%以上20分")]


def test_two_jurisdictions_differ_in_their_own_figures() -> None:
    def grant(v: Version) -> None:
        v.must("n", "规模", STAFF >= "10人", PAPER("第三条"))
        v.grant("aid", "补助比例", SHARE * 1, PAPER("第五条"))

    def figures(value: Fraction) -> dict[str, Any]:
        return {"share": replace(SHARE.args[0], values=(Dated(OLD, value, PAPER("第五条"), "local"),))}

    change = only(
        difference(law(OLD, grant, figures=figures(Fraction(1, 4))), law(OLD, grant, figures=figures(Fraction(1, 2))))
    )
    assert (change.part, change.kind, change.old, change.new) == ("amount", "figure", "25%", "50%")


def test_the_day_a_law_is_asked_for_is_not_a_change_of_law() -> None:
    founded = day_fact("founded", "成立日期", fixed=True)
    aged = must("age", "成立满一年", days_between(founded, ON) >= "365天")
    assert difference(law(OLD, aged), law(NEW, aged)) == []


def test_those_who_gain_lose_and_become_unknown_are_named_with_the_clause() -> None:
    old = law(OLD, must("ratio", "工程师占比", RATIO >= "10%"))
    new = law(NEW, must("ratio", "工程师占比", RATIO >= "8%"), must("honest", "信用良好", HONEST))
    subjects = {
        "湖心甲厂": {"staff": 100, "engineers": 9, "honest": True},
        "湖心乙厂": {"staff": 100, "engineers": 10, "honest": False},
        "湖心丙厂": {"staff": 100, "engineers": 10},
        "湖心丁厂": {"staff": 100, "engineers": 7, "honest": False},
        "湖心戊厂": {"staff": 100, "engineers": 10, "honest": True},
    }
    found = list(moved(old, new, subjects.items()))
    assert [(m.name, m.turn, [c.code for c in m.causes]) for m in found] == [
        ("湖心甲厂", "gains", ["ratio"]),
        ("湖心乙厂", "loses", ["honest"]),
        ("湖心丙厂", "unknown", ["honest"]),
    ]
    assert found[1].causes[0].there == "new"
    assert found[0].said().zh == "湖心甲厂由不符合变为符合：工程师占比"


def test_a_dropped_condition_is_why_someone_gains() -> None:
    old = law(OLD, must("n", "规模", STAFF >= "10人"), must("honest", "信用良好", HONEST))
    new = law(NEW, must("n", "规模", STAFF >= "10人"))
    found = list(moved(old, new, [("湖心甲厂", {"staff": 10, "honest": False})]))
    assert [(m.turn, m.causes[0].code, m.causes[0].there) for m in found] == [("gains", "honest", "old")]


def test_who_keeps_the_verdict_but_gets_another_amount_is_named_too() -> None:
    def paid(share: str) -> Callable[[Version], Any]:
        def write(v: Version) -> None:
            v.must("n", "规模", STAFF >= "10人", PAPER("第三条"))
            v.grant("aid", "补助", number("spent", "投入", "元") * share, PAPER("第五条"))

        return write

    subjects = {
        "湖心甲厂": {"staff": 10, "spent": 100_00},
        "湖心乙厂": {"staff": 9, "spent": 100_00},
        "湖心丙厂": {"staff": 10, "spent": 0},
        "湖心丁厂": {"staff": 10, "spent": None},
    }
    found = impact(law(OLD, paid("20%")), law(NEW, paid("30%")), subjects.items())
    assert (found.asked, found.counts) == (4, {"gains": 0, "loses": 0, "refused": 0, "unknown": 0, "amount": 1})
    (one,) = found.moved
    assert (one.name, one.turn, [(s.code, s.before, s.after) for s in one.sums]) == (
        "湖心甲厂",
        "amount",
        [("aid", 20, 30)],
    )
    assert one.said().zh == "湖心甲厂：补助 20元→30元"


def test_who_loses_the_verdict_loses_the_amount_with_it() -> None:
    def paid(least: str) -> Callable[[Version], Any]:
        def write(v: Version) -> None:
            v.must("n", "规模", least <= STAFF, PAPER("第三条"))
            v.grant("aid", "补助", STAFF * node("100元/人"), PAPER("第五条"))

        return write

    (one,) = moved(law(OLD, paid("10人")), law(NEW, paid("20人")), [("湖心甲厂", {"staff": 15})])
    assert (one.turn, [c.code for c in one.causes], one.sums[0].before, one.sums[0].after) == ("loses", ["n"], 1500, 0)


def test_every_move_names_a_clause_and_every_row_has_its_cause_in_the_table() -> None:
    old = law(OLD, must("ratio", "工程师占比", RATIO >= "10%"), must("honest", "信用良好", HONEST))
    new = law(NEW, must("ratio", "工程师占比", RATIO >= "12%"), must("size", "规模", STAFF >= "50人"))
    rows = [
        (f"{staff}-{engineers}-{honest}", {"staff": staff, "engineers": engineers, "honest": honest})
        for staff in (None, 0, 49, 50, 100)
        for engineers in (None, 0, 5, 6, 11, 12)
        for honest in (None, True, False)
    ]
    found = list(moved(old, new, rows))
    assert found
    assert all(one.causes for one in found)
    table = moved_table(found)
    assert table.height == sum(len(one.causes) for one in found)
    assert table["条款"].null_count() == table["出处"].null_count() == 0
    dropped = table.filter(pl.col("条款") == "信用良好")
    assert set(dropped["现在"]) == {"已取消"}


def test_a_no_that_takes_a_yes_away_is_another_turn_than_a_no_that_was_not_known_before() -> None:
    lost, settled = (Moved("甲", before, False, ()) for before in (True, None))
    assert (lost.turn, settled.turn) == ("loses", "refused")
