"""Keys of names: the same however they are typed, different where the words differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel.name_keys import organisation_key, person_key, same_organisation_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明湖ＡＢＣ（集团）有限公司", "明湖abc(集团)有限公司"),
        ("明湖【集团】有限公司", "明湖(集团)有限公司"),
        ("明湖 科技\u3000有限公司", "明湖科技有限公司"),
        ("“明湖”科技有限公司", "明湖科技有限公司"),
        ("明湖科技－研究院", "明湖科技-研究院"),
        ("明湖\u200b科技", "明湖科技"),
    ],
)
def test_typing_makes_no_difference(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other)
    assert same_organisation_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明湖科技有限公司", "明湖科技有限责任公司"),
        ("明湖科技有限公司", "明湖科技有限公司一分公司"),
        ("明湖(集团)公司", "明湖集团公司"),
        ("明湖-科技", "明湖科技"),
    ],
)
def test_words_do(one: str, other: str) -> None:
    assert not same_organisation_name(one, other)


def test_two_empty_names_are_not_the_same() -> None:
    assert not same_organisation_name("", " ")


@pytest.mark.parametrize(
    ("one", "other"),
    [("张 三", "张三"), ("阿迪力•买买提", "阿迪力·买买提"), ("John  SMITH", "john smith"), ("Ｗang Xiao", "wang xiao")],
)
def test_persons_likewise(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


def test_words_in_latin_letters_stay_apart() -> None:
    assert person_key("Wang Xiao") != person_key("Wangxiao")


@given(st.text(max_size=30))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert organisation_key(organisation_key(name)) == organisation_key(name)
    assert person_key(person_key(name)) == person_key(name)


@given(st.text("明湖科技集团有限公司()（）AbＣ ", max_size=20), st.integers(0, 20))
def test_a_space_anywhere_changes_nothing(name: str, place: int) -> None:
    assert organisation_key(name[:place] + " " + name[place:]) == organisation_key(name)
