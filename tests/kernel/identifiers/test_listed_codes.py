"""Codes that live by their lists: divisions, industries, high-tech fields. What no list holds is unknown, not wrong."""

from __future__ import annotations

import pytest

from kechuang.kernel.identifiers import division_code, hightech_field, industry_code


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [
        ("130181", "河北省石家庄市辛集市", ""),
        ("130181000000", "河北省石家庄市辛集市", ""),
        ("139002", "河北省石家庄市辛集市", "统计用表中的旧代码，即130181"),
        ("132321", "河北省石家庄地区束鹿县", "1986年停用，改为：132301辛集市"),
        ("120110", "天津市东丽区", "曾用名：东郊区"),
        ("999001100", "清江省明湖市湖滨镇", "示例数据"),
    ],
)
def test_a_division_code_says_its_place_and_what_became_of_it(code: str, name: str, told: str) -> None:
    found = division_code.check(code)
    assert found.verdict == "valid"
    assert str(found.parts[0].meaning) == name
    assert told in found.said("zh")


def test_a_division_that_no_list_has_is_unknown() -> None:
    assert division_code.check("720000").verdict == "unknown"
    assert division_code.check("130181100001").verdict == "unknown"


@pytest.mark.parametrize(("code", "at"), [("13O181", 3), ("13018", None)])
def test_a_malformed_division_code_is_refused(code: str, at: int | None) -> None:
    (problem,) = division_code.check(code).problems
    assert problem.at == at
    assert not division_code.looks_like(code)


@pytest.mark.parametrize(("text", "normal"), [("2614", "C2614"), ("C2614", "C2614"), ("c26", "C26"), ("C", "C")])
def test_an_industry_is_known_with_and_without_its_letter(text: str, normal: str) -> None:
    found = industry_code.check(text)
    assert (found.verdict, found.normal) == ("valid", normal)
    assert str(found.parts[0].meaning) == "制造业"


def test_a_wrong_letter_is_corrected() -> None:
    (problem,) = industry_code.check("A2614").problems
    assert problem.at == 1
    assert "属于门类C" in problem.sentence.zh
    assert problem.remedy.zh == "请写成C2614。"


def test_a_lost_nought_is_thought_of() -> None:
    assert "是否应为0111（稻谷种植）" in industry_code.check("111").said("zh")
    assert industry_code.check("115").verdict == "unknown"
    assert "是否应为0141（蔬菜种植）" in industry_code.check("141").said("zh")


@pytest.mark.parametrize("text", ["U", "26145", "CC26", "", "C2"])
def test_a_malformed_industry_code_is_refused(text: str) -> None:
    assert [p.code for p in industry_code.check(text).problems] == ["industry_code.form"]
    assert not industry_code.looks_like(text)


def test_an_industry_that_the_edition_lacks_is_unknown() -> None:
    assert industry_code.check("9999").verdict == "unknown"


@pytest.mark.parametrize("text", ["10101", "电子信息/软件/基础软件", "电子信息 > 基础软件", "基础软件"])
def test_a_field_is_found_by_code_and_by_names(text: str) -> None:
    found = hightech_field.check(text)
    assert (found.verdict, found.normal) == ("valid", "10101")
    assert [part.value for part in found.parts] == ["一", "一（一）", "一（一）1."]


def test_a_name_with_a_stroke_in_it_is_found() -> None:
    assert hightech_field.check("高性能、智能化仪器仪表/科学分析仪器/检测仪器").normal == "80303"


def test_a_field_above_the_last_level_is_said_to_be_so() -> None:
    assert "不是最末一级" in hightech_field.check("电子信息").said("zh")
    assert "不是最末一级" not in hightech_field.check("504").said("zh")  # its third level is not held


@pytest.mark.parametrize("text", ["", "软件/电子信息", "生物与新医药/基础软件", "99"])
def test_names_that_lead_nowhere_are_unknown(text: str) -> None:
    assert hightech_field.check(text).verdict == "unknown"
    assert not hightech_field.looks_like(text)
