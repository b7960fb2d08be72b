"""A policy that is written wrongly is refused when it is loaded; each check with what it lets pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import RATIO
from kechuang.rules.check_overflow import check_figures
from kechuang.rules.checks import check
from kechuang.rules.declare import dated, local, number, points, yes_no
from kechuang.rules.errors import BadRule
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tables import bands, progressive
from kechuang.rules.tree import Node, all_of, divided, least_of, node, result_of, scored, when

PAPER = Document("明湖市示范企业认定办法", "明科〔2020〕1号", date(2020, 1, 1), ("第三条",))
STAFF, ENGINEERS = number("staff", "职工", "人"), number("engineers", "工程师", "人")
SPENT = number("spent", "投入", "元")
HONEST = yes_no("honest", "信用良好")
ratio = divided(ENGINEERS, STAFF, 0)


def policy(*writers: Callable[[Version], Any], code: str = "demo", name: str = "示范企业") -> Policy:
    said = Sentence("称号", "A title")
    made = Policy(code, name, "Demonstration", subject="enterprise", reference="application", grants=said)

    @made.since("2020-01-01", documents=(PAPER,))
    def _(v: Version) -> None:
        for write in writers:
            write(v)

    return made


def must(test: Node, code: str = "n") -> Callable[[Version], Any]:
    return lambda v: v.must(code, f"条件{code}", test, PAPER("第三条"))


def judged(most: Node, least: Node) -> Callable[[Version], Any]:
    def write(v: Version) -> None:
        v.score("plan", "方案", scored(points("plan_points", "方案得分"), least, most), 10, PAPER("第三条"))
        v.must("total", "总分", v.total >= "6分", PAPER("第三条"))

    return write


def grades(*table: tuple[Node | None, int, int]) -> Callable[[Version], Any]:
    low, high = node(f"{table[-1][1]}分"), node(f"{table[-1][2]}分")
    for condition, least, most in reversed(table[:-1]):
        assert condition is not None
        low, high = when(condition, f"{least}分", low), when(condition, f"{most}分", high)
    return judged(high, low)


def refused(*policies: Policy) -> str:
    """The code of the fault; empty where all is well."""
    try:
        check({p.code: p for p in policies})
    except BadRule as error:
        assert error.sentence.zh
        assert error.sentence.en
        return error.code
    return ""


SHARE = dated("share", "比例", "", {"2020-01-01": "10%"}, PAPER("第三条"), "K-high")
UNSOURCED = dated("share", "比例", "", {"2020-01-01": "10%"}, Citation(""), "K-high")


def dated_share(since: str, times: str) -> Callable[[Version], Any]:
    """A multiple of the spending that is another one from a later day."""
    return must(SPENT * dated("times", "倍数", "", {"2020-01-01": "1倍", since: times}, PAPER("第三条"), "S") >= "1元")


GOOD_BAD: list[tuple[str, Callable[[Version], Any], Callable[[Version], Any]]] = [
    ("parameter.no_citation", must(ratio >= SHARE), must(ratio >= UNSOURCED)),
    (
        "condition.no_citation",
        must(STAFF >= "1人"),
        lambda v: (must(STAFF >= "2人")(v), v.must("m", "无出处", HONEST, Citation(""))),
    ),
    (
        "coverage.article_unlisted",
        must(HONEST),
        lambda v: (must(HONEST)(v), v.must("m", "条件", STAFF >= "1人", PAPER("第九条"))),
    ),
    (
        "coverage.article_left_out",
        must(HONEST),
        lambda v: v.must("m", "条件", HONEST, Citation("别的文件", "", "第一条")),
    ),
    ("policy.same_code", must(HONEST), lambda v: (must(HONEST)(v), must(STAFF >= "1人")(v))),
    (
        "policy.same_code",
        lambda v: (must(HONEST)(v), v.grant("grant", "奖励", SPENT * 1, PAPER("第三条"))),
        lambda v: (must(HONEST)(v), v.grant("n", "奖励", SPENT * 1, PAPER("第三条"))),
    ),
    ("policy.empty", must(HONEST), lambda v: v.beyond(PAPER("第三条"), "process", "程序")),
    (
        "rule.unreachable",
        must(ratio >= when(STAFF >= "10人", "5%", when(STAFF >= "5人", "8%", "9%"))),
        must(ratio >= when(STAFF >= "5人", "5%", when(STAFF >= "10人", "8%", "9%"))),
    ),
    (
        "rule.unreachable",
        must(bands(least_of(STAFF, "30人"), {"10人": 5, "30人": 9}) >= "5分"),
        must(bands(least_of(STAFF, "30人"), {"10人": 5, "31人": 9}) >= "5分"),
    ),
    (
        "rule.never",
        must(bands(ratio, {"10%": 5, "20%": 10}) >= "10分"),
        must(bands(ratio, {"10%": 5, "20%": 10}) > "10分"),
    ),
    (
        "rule.contradiction",
        must(all_of(STAFF >= "10人", STAFF <= "10人")),
        must(all_of(STAFF >= "10人", STAFF < "10人")),
    ),
    (
        "rule.contradiction",
        lambda v: (must(STAFF >= "10人", "a")(v), must(STAFF <= "500人", "b")(v)),
        lambda v: (must(STAFF >= "500人", "a")(v), must(STAFF <= "10人", "b")(v)),
    ),
    ("rule.grades_gap", grades((HONEST, 7, 10), (None, 0, 6)), grades((HONEST, 8, 10), (None, 0, 6))),
    ("rule.grades_overlap", grades((HONEST, 7, 10), (None, 0, 6)), grades((HONEST, 6, 10), (None, 0, 6))),
    ("rule.grade_turned", grades((None, 0, 10)), grades((None, 10, 0))),
    (
        "rule.overflow",
        must(SPENT * node("50%") >= "1元"),
        must(SPENT * number("quota", "定额", "元") >= node("1元") * node("1元")),
    ),
    ("rule.overflow", must(SPENT * 9200 >= "1元"), must(SPENT * 9200 + SPENT * 100 >= "1元")),
    (
        "rule.overflow",
        must(least_of(SPENT * 9200, "1万元") >= "1元"),
        must(least_of(SPENT * 9300, "1万元") >= "1元"),
    ),
    ("rule.overflow", dated_share("2020-01-01", "9200倍"), dated_share("2023-01-01", "9300倍")),
    (
        "rule.overflow",
        lambda v: (must(HONEST)(v), v.rank(SPENT * 9200)),
        lambda v: (must(HONEST)(v), v.rank(SPENT * 9300)),
    ),
    (
        "rule.overflow",
        lambda v: (must(HONEST)(v), v.grant("aid", "补助", SPENT * 9200, PAPER("第三条"))),
        lambda v: (must(HONEST)(v), v.grant("aid", "补助", SPENT * 9300, PAPER("第三条"))),
    ),
    ("term.missing", must(STAFF >= "1人"), must(number("heads", "heads", "人") >= "1人")),
    ("term.missing", must(STAFF >= "1人"), must(number("Heads", "人头", "人") >= "1人")),
    ("term.twice", must(STAFF >= "1人"), must((STAFF >= "1人") & (number("heads", "职工", "人") >= "1人"))),
    (
        "parameter.declared_twice",
        must(ratio >= SHARE),
        must((ratio >= SHARE) & (ratio >= dated("share", "比例", "", {"2020-01-01": "9%"}, PAPER("第三条"), "S"))),
    ),
]


@pytest.mark.parametrize(("code", "good", "bad"), GOOD_BAD, ids=[f"{i}-{x[0]}" for i, x in enumerate(GOOD_BAD)])
def test_a_fault_is_named_and_the_sound_neighbour_passes(
    code: str, good: Callable[[Version], Any], bad: Callable[[Version], Any]
) -> None:
    assert refused(policy(good)) == ""
    assert refused(policy(bad)) == code


def test_figures_of_two_units_are_not_compared_nor_added() -> None:
    assert (STAFF >= "10人").kind == "truth"
    for wrong in (lambda: STAFF >= "10件", lambda: STAFF + SPENT, lambda: bands(STAFF, {"10件": 1})):
        with pytest.raises(BadRule) as caught:
            wrong()
        assert caught.value.code == "rule.units"


def test_two_bands_with_one_edge_overlap() -> None:
    assert bands(ratio, {"10%": 5, "20%": 10}).op == "bands"
    for wrong in (
        lambda: bands(ratio, {"10%": 5, "100‰": 6}),
        lambda: progressive(SPENT, {"1万元": "5%", "10千元": "6%"}),
    ):
        with pytest.raises(BadRule) as caught:
            wrong()
        assert caught.value.code == "rule.bands_overlap"


def versions(*spans: tuple[str, str | None]) -> Policy:
    made = replace(policy(), _writers=[])
    for since, until in spans:
        made.since(since, documents=(PAPER,), until=until)(must(HONEST))
    return made


def test_one_day_has_one_version() -> None:
    assert refused(versions(("2020-01-01", "2022-01-01"), ("2022-01-01", None))) == ""
    assert refused(versions(("2020-01-01", "2022-01-02"), ("2022-01-01", None))) == "policy.two_versions"
    assert refused(versions(("2020-01-01", None), ("2020-01-01", None))) == "policy.two_versions"
    assert refused(versions()) == "policy.no_version"


def test_a_policy_refers_only_to_policies_that_exist_and_never_in_a_circle() -> None:
    first = policy(must(result_of("other")), code="demo")
    assert refused(first, policy(must(HONEST), code="other", name="另一政策")) == ""
    assert refused(first) == "policy.reference_missing"
    back = policy(must(result_of("demo")), code="other", name="另一政策")
    assert refused(first, back) == "policy.reference_cycle"


def test_a_name_and_a_fact_mean_one_thing() -> None:
    first = policy(must(STAFF >= "1人"))
    assert refused(first, policy(must(HONEST), code="other")) == "policy.same_name"
    again = number("staff", "全体职工", "人")
    assert refused(first, policy(must(again >= "1人"), code="other", name="另一政策")) == "fact.declared_twice"
    other_word = number("heads", "职工", "人")
    assert refused(first, policy(must(other_word >= "1人"), code="other", name="另一政策")) == "term.twice"


def test_a_rule_that_refers_to_another_policy_is_proved_too() -> None:
    other = policy(must(HONEST), code="other", name="另一政策")
    fine = policy(must(result_of("other") & (SPENT * 9200 >= "1元")))
    too_large = policy(must(result_of("other") & (SPENT * 9300 >= "1元")))
    assert refused(fine, other) == ""
    assert refused(too_large, other) == "rule.overflow"


def test_figures_of_a_division_are_proved_as_the_laws_own() -> None:
    reads = policy(must(SPENT * local("times", "倍数", "", PAPER("第三条")) >= "1元"))
    assert refused(reads) == ""

    def figures(value: int) -> dict[str, Parameter]:
        held = Dated(date(2021, 1, 1), Fraction(value), PAPER("第三条"), "local")
        return {"times": Parameter("times", "倍数", RATIO, (held,))}

    check_figures([reads], figures(9200), "明湖市")
    with pytest.raises(BadRule, match="明湖市 demo@2020-01-01") as caught:
        check_figures([reads], figures(9300), "明湖市")
    assert caught.value.code == "rule.overflow"


def test_the_sum_of_points_is_proved_with_its_items() -> None:
    def scored_by(times: int) -> Callable[[Version], Any]:
        def write(v: Version) -> None:
            marks = number("marks", "计分", "分", bound=10**15)
            v.score("first", "第一项", marks * times, 10, PAPER("第三条"))
            v.score("second", "第二项", marks * times, 10, PAPER("第三条"))
            must(HONEST)(v)

        return write

    assert refused(policy(scored_by(46))) == ""
    assert refused(policy(scored_by(47))) == "rule.overflow"


def test_a_figure_nobody_has_found_and_one_a_jurisdiction_sets_are_no_faults() -> None:
    assert refused(policy(must(ratio >= local("floor", "下限", "", PAPER("第三条"))))) == ""
