"""Figures written into clauses can be drafted otherwise in every policy; the draft is a version like any other."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.rules import rows
from kechuang.rules.difference import difference
from kechuang.rules.policy import Version
from kechuang.rules.written_figures import Written, rewritten, written_figures

DAY = date(2026, 6, 1)


def _hnte() -> tuple[Version, dict[tuple[str, str], Written]]:
    version = catalogue().law("hnte", DAY).version
    return version, {(one.clause.code, one.said): one for one in written_figures(version)}


def test_the_thresholds_of_hnte_recognition_are_all_there() -> None:
    _, found = _hnte()
    wanted = {
        ("age", "365天"),
        ("staff", "10%"),
        ("rd", "5000万元"),
        ("rd", "2亿元"),
        ("rd", "5%"),
        ("rd", "4%"),
        ("rd", "3%"),
        ("rd_domestic", "60%"),
        ("income", "60%"),
        ("ability", "70分"),
    }
    assert wanted <= found.keys()
    assert "科技人员" in found["staff", "10%"].what


def test_every_version_of_every_policy_written_with_its_own_figures_is_itself() -> None:
    versions = [v for policy in catalogue() for v in policy.versions]
    held = {id(v): written_figures(v) for v in versions}
    assert sum(map(bool, held.values())) > len(versions) / 2
    for version in versions:
        codes = [one.code for one in held[id(version)]]
        assert len(codes) == len(set(codes)), version.policy
        again = rewritten(version, {one.code: one.value for one in held[id(version)]})
        assert all(a is b for a, b in zip(version.roots, again.roots, strict=True)), version.policy


@pytest.mark.parametrize(("st_staff", "verdict"), [("24", True), ("23", False)])
def test_a_threshold_written_otherwise_holds_at_its_own_edge(st_staff: str, verdict: bool) -> None:
    version, found = _hnte()
    drafted = rewritten(version, {found["staff", "10%"].code: Fraction(12, 100)})
    law = catalogue().law("hnte", DAY, version=drafted)
    facts = {f.name: f for f in law.facts}
    row = {
        name: rows.one(facts[name], text, None, name)
        for name, text in (("staff", "200人"), ("st_staff", f"{st_staff}人"))
    }
    told = {e.condition.code: (e.verdict, e.condition.label) for e in law.explain(row).conditions}
    assert told["staff"] == (verdict, "科技人员占当年职工总数的比例不低于12%")


def test_what_the_draft_changes_is_told_as_the_difference_of_two_versions() -> None:
    version, found = _hnte()
    old = catalogue().law("hnte", DAY)
    new = catalogue().law("hnte", DAY, version=rewritten(version, {found["rd", "5%"].code: Fraction(6, 100)}))
    moved = {(one.code, one.old, one.new) for one in difference(old, new) if one.kind == "figure"}
    assert moved == {("rd", "5%", "6%")}


def test_bands_that_no_longer_rise_and_grades_that_overlap_are_refused_at_the_figure() -> None:
    sme = catalogue().law("tech_sme", DAY).version
    edge = next(one for one in written_figures(sme) if one.said == "25%" and one.node.op == "bands")
    with pytest.raises(BadInput) as bands:
        rewritten(sme, {edge.code: Fraction(40, 100)})
    assert bands.value.fields["field"] == edge.code
    version, _ = _hnte()
    grade = next(one for one in written_figures(version) if one.said == "19分")
    with pytest.raises(BadInput) as grades:
        rewritten(version, {grade.code: Fraction(17)})
    assert grades.value.fields["field"] == grade.code
