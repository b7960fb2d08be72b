"""The trees of industries and high-tech fields: complete levels, paths, and who is a manufacturer."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel import hightech_fields, industries

listed = st.sampled_from(sorted(industries._table()))


def test_the_edition_has_as_many_headings_as_its_table_was_made_with() -> None:
    assert Counter(i.level for i in industries._table().values()) == {1: 20, 2: 97, 3: 473, 4: 1381}
    assert Counter(f.level for f in hightech_fields._table().values()) == {1: 8, 2: 52, 3: 254}


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("1311", True),  # the first class of manufacturing
        ("C4390", True),  # the last
        ("1200", False),  # the last of mining
        ("4411", False),  # the first of electricity
        ("C", True),
        ("B1311", None),  # under a wrong letter
        ("9999", None),
        ("", None),
    ],
)
def test_manufacturing_is_section_c(code: str, answer: bool | None) -> None:
    assert industries.is_manufacturing(code) is answer


def test_divisions_13_to_43_are_manufacturing_and_no_others() -> None:
    divisions = [i.code for i in industries._table().values() if i.level == 2 and industries.is_manufacturing(i.code)]
    assert divisions == [f"{n}" for n in range(13, 44)]


@given(listed)
def test_a_path_leads_from_a_section_down_through_children(code: str) -> None:
    steps = industries.path(code)
    assert [s.level for s in steps] == list(range(1, len(steps) + 1))
    assert steps[-1].code == code
    for above, below in pairwise(steps):
        assert below in industries.children(above.code)
        assert industries.within(code, above.lettered) is True
    assert industries.lookup(steps[-1].lettered) is steps[-1]


@pytest.mark.parametrize("code", sorted(hightech_fields._table()))
def test_so_does_a_path_of_fields_and_its_names_lead_back(code: str) -> None:
    steps = hightech_fields.path(code)
    assert [s.level for s in steps] == list(range(1, len(steps) + 1))
    assert hightech_fields.found_by("/".join(s.name for s in steps)) is steps[-1]
    for above, below in pairwise(steps):
        assert below in hightech_fields.children(above.code)


def test_three_fields_do_not_know_whether_they_are_the_last_level() -> None:
    unsure = [f.code for f in hightech_fields._table().values() if hightech_fields.is_last_level(f.code) is None]
    assert unsure == ["504", "505", "706"]
    assert hightech_fields.is_last_level("nothing") is None
    assert hightech_fields.is_last_level("10101") is True
    assert hightech_fields.is_last_level("101") is False


def test_industries_are_found_by_the_words_of_their_names() -> None:
    assert "C3825" in [i.lettered for i in industries.named("光伏")]
    assert industries.named("") == ()
    assert len(industries.children()) == 20
    assert industries.children("9999") == ()
    assert len(hightech_fields.children()) == 8
