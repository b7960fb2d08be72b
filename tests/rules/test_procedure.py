"""Numbers of grants follow their pattern and are read back; bad patterns and grades are found when declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.policies import catalogue
from kechuang.rules.errors import BadRule
from kechuang.rules.parameters import Citation
from kechuang.rules.procedure import Evaluation, Numbering

CITED = Citation("办法", "", "第一条", None)


@given(st.integers(2000, 2099), st.sampled_from(["130181", "110105"]), st.integers(1, 999_999))
def test_a_number_tells_its_serial_again(year: int, division: str, serial: int) -> None:
    numbering = Numbering("GR{year}{province}{serial:06}")
    number = numbering.number(year, division, serial)
    assert numbering.serial_of(number, year, division) == serial
    assert numbering.serial_of(number, year + 1, division) is None


def test_a_certificate_of_a_high_tech_enterprise_is_numbered_as_usual() -> None:
    procedure = catalogue()["hnte"].procedure
    assert procedure is not None
    assert procedure.numbering is not None
    assert procedure.numbering.number(2018, "130181", 7) == "GR201813000007"


@pytest.mark.parametrize("pattern", ["GR{year}", "GR{month}{serial}", "GR{serial:xx}"])
def test_a_pattern_that_numbers_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(BadRule):
        Numbering(pattern)


def test_a_failing_grade_leads_where_the_rule_says() -> None:
    grades = ("优秀", "合格", "不合格")
    twice, once = Evaluation(grades, "不合格", "twice", CITED), Evaluation(grades, "不合格", "rectify", CITED)
    assert [twice.consequence(g) for g in [(), ("不合格",), ("不合格", "合格"), ("不合格", "不合格")]] == [
        "keep",
        "keep",
        "keep",
        "revoke",
    ]
    assert once.consequence(("优秀", "不合格")) == "rectify"


def test_every_policy_that_grants_a_certificate_says_how_it_is_applied_for() -> None:
    asked = {p.code for p in catalogue() if p.procedure is not None and p.procedure.becomes == "certificate"}
    assert asked == {"agri_giant", "heb_giant", "heb_tech_sme", "hnte", "tech_sme"}
