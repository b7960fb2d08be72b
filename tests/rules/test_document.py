"""A policy written out: everything the tree holds can be read, in words and tables, with its source."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.rules.declare import dated, money, number, points, unknown, yes_no
from kechuang.rules.difference import difference
from kechuang.rules.document import VersionPage, parameters_of, policy_names, version_page
from kechuang.rules.markdown import policy_markdown
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tables import bands, best_known, progressive
from kechuang.rules.tree import called, divided, node, result_of, scored, soft, when

ROOT = Path(__file__).resolve().parents[2]
RULES = Document("明湖市工坊评价办法", "明科〔2020〕1号", date(2020, 1, 2), ("第一条", "第二条", "第三条"))
STAFF, TINKERERS = number("staff", "员工", "人"), number("tinkerers", "匠人", "人")
SALES, OPEN = money("sales", "销售收入"), yes_no("open", "对外开放")


def workshop() -> Policy:
    """An invented policy with one of everything."""
    policy = Policy("workshop", "工坊评价", "Workshop", "enterprise", "application", Sentence("牌匾", "A plate"))

    @policy.since("2020-02-01", documents=(RULES,))
    def _(v: Version) -> None:
        cap = unknown("workshop_cap", "奖励上限", "元", RULES("第三条"))
        floor = dated("workshop_floor", "销售下限", "元", {"2020-02-01": "20万元"}, RULES("第二条"), "K-med")
        share = called("匠人占比", divided(TINKERERS, STAFF))
        v.must("share", "匠人占比达标", share >= when(SALES <= "50万元", "30%", when(SALES <= "90万元", "20%", "10%")),
               RULES("第一条"), evidence=("花名册",))  # fmt: skip
        v.must("sales", "销售达到下限", floor <= SALES, RULES("第二条"), confidence="K-med")
        v.must("open", "原则上开放", soft(OPEN), RULES("第一条"))
        v.must("other", "已是铺子", result_of("shop"), RULES("第一条"))
        v.judge("skill", "手艺精湛", RULES("第一条"))
        v.must("zero", "没有销售", (SALES <= "0元") & (SALES >= "0元"), RULES("第一条"))
        expert = scored(points("skill_points", "手艺"), "0分", "10分")
        ways = best_known("20分", bands(STAFF, {"10人": 20, "5人": 8}), bands(TINKERERS, {"3人": 20}))
        v.score("people", "人员", ways, 20, RULES("第二条"))
        v.score("skilled", "手艺得分", expert, 10, RULES("第二条"))
        v.must("enough", "总分达标", called("总分", v.total) >= "20分", RULES("第二条"))
        v.grant("prize", "奖金", progressive(SALES, {"0万元": "5%", "100万元": "3%"}), RULES("第三条"))
        v.grant("capped", "封顶", cap, RULES("第三条"))
        v.clock("notice", "公示", 10, "工作日", RULES("第三条"))
        v.lever("hire", "请匠人", {TINKERERS: 1, STAFF: 1}, "3万元", most=9, months=2)

    return policy


@pytest.fixture
def page() -> VersionPage:
    policy = workshop()
    return version_page(policy, policy.versions[0], {"workshop": "工坊评价", "shop": "铺子认定"})


def text_of(page: VersionPage, code: str) -> str:
    return next(c for c in (*page.conditions, *page.scores, *page.amounts) if c.code == code).text


def test_a_condition_is_told_with_its_numbers_and_named_quantities_are_explained_once(page: VersionPage) -> None:
    assert text_of(page, "share") == "匠人占比≥表1所列的值"
    assert [(n.label, n.text) for n in page.names] == [("匠人占比", "匠人÷员工"), ("总分", "人员＋手艺得分")]


def test_cases_become_a_table(page: VersionPage) -> None:
    (grid,) = page.conditions[0].grids
    assert grid.rows == (("销售收入≤50万元", "30%"), ("销售收入≤90万元", "20%"), ("其他情形", "10%"))


def test_bands_become_tables_with_edges_in_one_band_each(page: VersionPage) -> None:
    people = page.scores[0]
    assert people.text == "取高者（员工分档得分（表1）、匠人分档得分（表2））"
    assert people.grids[0].rows == (("≥10人", "20分"), ("≥5人，<10人", "8分"), ("<5人", "0分"))


def test_progressive_amounts_become_a_table_of_shares(page: VersionPage) -> None:
    (grid,) = page.amounts[0].grids
    assert grid.rows == (("0元至100万元的部分", "5%"), ("100万元以上的部分", "3%"))


def test_an_expert_score_shows_its_bounds(page: VersionPage) -> None:
    assert text_of(page, "skilled") == "手艺（0～10分）"


def test_at_most_and_at_least_the_same_is_said_as_equal(page: VersionPage) -> None:
    assert text_of(page, "zero") == "销售收入＝0元"


def test_what_is_unsure_is_flagged_and_what_is_unknown_says_so(page: VersionPage) -> None:
    flags = {c.code: c.flag and c.flag.zh for c in page.conditions}
    assert (flags["sales"], flags["share"]) == ("待核实", None)
    assert text_of(page, "capped") == "奖励上限（尚无官方数值）"
    assert [(f.label, f.value) for f in page.figures] == [("销售下限", "20万元"), ("奖励上限", None)]


def test_a_condition_added_later_brings_its_figures_though_they_were_asked_before() -> None:
    version = workshop().versions[0]
    before = [figure.name for figure in parameters_of(version)]
    later = dated("workshop_ceiling", "员工上限", "人", {"2020-02-01": "500人"}, RULES("第二条"), "K-med")
    version.must("small", "员工不超过上限", later >= STAFF, RULES("第二条"))
    assert {figure.name for figure in parameters_of(version)} - set(before) == {"workshop_ceiling"}


def test_manual_soft_and_referring_conditions_say_so(page: VersionPage) -> None:
    assert text_of(page, "skill") == "由评审人员认定"
    assert text_of(page, "open") == "原则上对外开放"
    assert text_of(page, "other") == "符合“铺子认定”"


def test_every_listed_article_is_covered_by_something(page: VersionPage) -> None:
    assert [c.article for c in page.coverage] == ["第一条", "第二条", "第三条"]
    assert ("由人认定", "手艺精湛") in [(h.zh, what) for h, what in page.coverage[0].handled]


def test_the_markdown_page_holds_dates_sources_periods_levers_and_cases() -> None:
    text = policy_markdown(workshop(), {}, ["a small shop passes"])
    for wanted in (
        "## 2020-02-01 –",
        "《明湖市工坊评价办法》（明科〔2020〕1号）第一条，2020-01-02",
        "| 公示 | 10工作日 |",
        "| 请匠人 | 匠人＋1人，员工＋1人 | 3万元 | 9 | 2个月 |",
        "- a small shop passes",
        "总分≥20分",
    ):
        assert wanted in text


def test_no_word_of_a_rule_can_break_a_table_or_become_a_tag() -> None:
    text = policy_markdown(workshop(), {})
    assert not re.search(r"<\w", text)
    assert "≥5人，&lt;10人" in text


def test_what_changed_since_the_version_before_stands_below_the_version() -> None:
    policy = catalogue()["tech_sme"]
    old, new = (catalogue().law(policy.code, v.since) for v in policy.versions)
    text = policy_markdown(policy, {}, changes={new.version.since: difference(old, new)})
    assert text.count("与前一版本相比") == 1
    assert "| 新增 | 无严重弄虚作假行为 |" in text


def test_numbers_that_no_decimal_says_are_written_as_fractions() -> None:
    policy = Policy("ninth", "九分之一", "Ninth", "enterprise", "act", Sentence("额", "A sum"))

    @policy.since("2020-02-01", documents=(RULES,))
    def _(v: Version) -> None:
        v.must("any", "有", SALES > "0元", RULES("第一条"))
        v.grant("cap", "限额", SALES / node(9), RULES("第三条"))

    assert version_page(policy, policy.versions[0], {}).amounts[0].text == "销售收入×1/9"


@pytest.mark.parametrize("code", list(catalogue().policies))
def test_every_policy_can_be_written_out_with_full_coverage(code: str) -> None:
    policies = list(catalogue())
    policy = catalogue()[code]
    for version in policy.versions:
        page = version_page(policy, version, policy_names(policies))
        assert all(covered.handled for covered in page.coverage)
        assert all(c.text or c.parts for c in (*page.conditions, *page.scores, *page.amounts))


def test_the_pages_in_docs_are_current() -> None:
    done = subprocess.run([sys.executable, "docs/policies.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "renew: python docs/policies.py"
