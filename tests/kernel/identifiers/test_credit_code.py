"""Unified social credit codes: both check characters, every registrar, and the reason for every refusal."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kechuang.kernel import invented_codes
from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import credit_code
from kechuang.kernel.identifiers.credit_code import ALPHABET, check, compose, is_valid, looks_like, parse

VALID = {
    "91110000600037341L": ("9", "1", "北京市"),
    "91110108551385082Q": ("9", "1", "北京市海淀区"),
    "911101085923662400": ("9", "1", "北京市海淀区"),
    "91130181MA0XJ0000F": ("9", "1", "河北省石家庄市辛集市"),
    "1213018140XJ00007G": ("1", "2", "河北省石家庄市辛集市"),
    "N2130181MF0XJ00095": ("N", "2", "河北省石家庄市辛集市"),
    "Y1130181MB0XJ00048": ("Y", "1", "河北省石家庄市辛集市"),
}
"""Codes that pass both checks, and what their first eight characters say."""

registered = st.sampled_from([key for key in credit_code._categories() if key[1]])
divisions = st.text("0123456789", min_size=6, max_size=6)
bodies = st.text(ALPHABET, min_size=8, max_size=8)
codes = st.builds(lambda key, division, body: compose(*key, division, body), registered, divisions, bodies)


@pytest.mark.parametrize("code", VALID)
def test_a_right_code_is_valid_and_says_who_registered_what_and_where(code: str) -> None:
    found = check(code)
    registrar, category, place = VALID[code]
    assert found.verdict == "valid"
    assert found.parts[0].value == registrar
    assert found.parts[1].value == category
    assert str(found.parts[2].meaning) == place
    assert str(parse(code)) == code


@pytest.mark.parametrize("registrar", list("123456789ANY"))
def test_every_registrar_of_the_standard_is_known(registrar: str) -> None:
    assert check(compose(registrar, "1", "130181", "MA0XJ000")).verdict == "valid"


@pytest.mark.parametrize("registrar", sorted(set(ALPHABET) - set("123456789ANY")))
def test_no_other_registrar_is(registrar: str) -> None:
    found = check(compose(registrar, "1", "130181", "MA0XJ000"))
    assert [(p.code, p.at) for p in found.problems] == [("credit_code.character", 1)]


def test_a_category_that_the_table_lacks_is_unknown_not_wrong() -> None:
    found = check(compose("9", "7", "130181", "MA0XJ000"))
    assert found.verdict == "unknown"
    assert "没有这一类别" in found.said("zh")


def test_a_division_that_the_tables_lack_is_said_and_not_held_against_the_code() -> None:
    found = check(compose("9", "1", "720118", "MA0XJ000"))
    assert found.verdict == "valid"
    assert "没有720118，未作判断" in found.said("zh")


def test_the_organisation_code_inside_is_checked_too() -> None:
    """The outer check character of this code is right."""
    found = check("91110108551385083U")
    assert [(p.code, p.at) for p in found.problems] == [("credit_code.organisation_check", 17)]
    assert "应为“2”" in found.said("zh")
    assert "give “2”" in found.said("en")


def test_a_wrong_division_is_traced_to_the_characters_outside_the_organisation_code() -> None:
    found = check("91130182MA0XJ0000F")
    assert [p.at for p in found.problems] == [18]
    assert "第1至8位和第18位" in found.said("zh")


def test_neighbours_that_changed_places_are_pointed_out() -> None:
    assert "第17、18位互换后可通过校验" in check("91130181MA0XJ000F0").said("zh")


@pytest.mark.parametrize(("letter", "place", "meant"), [("O", 11, "0"), ("I", 11, "1"), ("Z", 11, "2"), ("S", 11, "5")])
def test_letters_the_standard_leaves_out_are_named_with_what_they_may_stand_for(
    letter: str, place: int, meant: str
) -> None:
    found = check("91130181MA" + letter + "XJ0000F")
    assert [(p.code, p.at) for p in found.problems] == [("credit_code.character", place)]
    assert f"“{letter}”" in found.said("zh")
    assert f"是否应为“{meant}”" in found.said("zh")


def test_every_wrong_character_is_named_at_once() -> None:
    found = check("S?13O181MAOXJ0000F")
    assert [p.at for p in found.problems] == [1, 2, 5, 11]


@pytest.mark.parametrize(
    ("text", "told"),
    [("130181000012345", "营业执照注册号"), ("MA0XJ0000", "组织机构代码"), ("9113", "现为4位"), ("", "现为0位")],
)
def test_another_length_is_refused_and_told_what_it_may_be(text: str, told: str) -> None:
    found = check(text)
    assert [p.code for p in found.problems] == ["credit_code.length"]
    assert told in found.said("zh")


@pytest.mark.parametrize(
    "typed", ["９１１３０１８１ｍａ０ｘｊ００００ｆ", "9113 0181 MA0X J000 0F", "91130181-MA0XJ0000-F"]
)
def test_what_people_type_is_the_code_they_mean(typed: str) -> None:
    assert check(typed).normal == "91130181MA0XJ0000F"
    assert is_valid(typed)


@pytest.mark.parametrize("text", ["9.11101E+17", "911101085923662000"])
def test_what_a_spreadsheet_spoiled_is_told_so(text: str) -> None:
    found = check(text)
    assert found.verdict == "invalid"
    assert "把该列设为文本" in found.said("zh")


def test_a_refused_code_carries_reason_remedy_and_place() -> None:
    with pytest.raises(BadInput, match="第11位") as refused:
        parse("91130181MAOXJ0000F")
    assert refused.value.code == "credit_code.character"
    assert refused.value.fields == {"given": "91130181MAOXJ0000F", "at": 11}
    assert "Should it be “0”?" in refused.value.line("en")


@given(codes)
def test_what_is_composed_is_valid_and_parses_into_itself(code: str) -> None:
    assert check(code).verdict == "valid"
    assert is_valid(code)
    assert str(parse(code)) == code


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(code: str, place: int, character: str) -> None:
    assume(code[place] != character)
    assert not is_valid(code[:place] + character + code[place + 1 :])


@given(codes, st.integers(0, 16))
def test_two_neighbours_exchanged_are_always_found(code: str, place: int) -> None:
    assume(code[place] != code[place + 1])
    assert not is_valid(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@given(st.one_of(codes, st.text(max_size=24), st.text(ALPHABET + "IOSVZ", min_size=17, max_size=19)))
def test_the_short_answer_and_the_reasoned_one_never_differ(text: str) -> None:
    assert is_valid(text) == (check(text).verdict == "valid")


@given(codes)
def test_every_right_code_is_worth_checking(code: str) -> None:
    birthday_inside = code[:17].isdigit() and code[6:8] in ("19", "20")
    assert looks_like(code) or birthday_inside


@given(st.lists(st.integers(0, 31**6 - 1), unique=True, max_size=50))
def test_invented_organisations_have_codes_of_their_own_in_a_division_that_cannot_be(numbers: list[int]) -> None:
    made = [invented_codes.credit_code(number) for number in numbers]
    assert all(map(is_valid, made))
    assert {code[2:4] for code in made} <= {"99"}
    assert [code[8:17] for code in made] == [invented_codes.organisation_code(number) for number in numbers]
    assert len({code[8:17] for code in made}) == len(numbers)


def test_invented_codes_are_the_same_every_time_and_marked() -> None:
    code = invented_codes.credit_code(1, "5", "2")
    assert code == "52999001YY000001XH"
    assert "示例数据" in check(code).said("zh")


@pytest.mark.parametrize("arguments", [(31**6,), (-1,), (1, "9", "1", "130181")])
def test_no_invented_code_in_a_real_division_or_beyond_the_numbers(arguments: tuple[int, str, str, str]) -> None:
    with pytest.raises(ValueError, match=r"not an invented division|an example has number"):
        invented_codes.credit_code(*arguments)
