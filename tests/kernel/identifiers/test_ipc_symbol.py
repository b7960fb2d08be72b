"""IPC symbols: every way they are printed leads to one form; what the edition held does not list is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel import ipc
from kechuang.kernel.identifiers.ipc_symbol import check, looks_like, read

subclasses = st.sampled_from([symbol for symbol in ipc._table() if len(symbol) == 4 and ipc.main_groups(symbol)])


@pytest.mark.parametrize(
    "text",
    [
        "H01M10/0525",
        "H01M 10/0525",
        "h01m10／0525",
        "H01M10/0525(2010.01)I",
        "H01M 10/0525 [2010.01]",
        "H01M0010052500",
    ],
)
def test_every_way_to_print_a_symbol_leads_to_one_form(text: str) -> None:
    found = check(text)
    assert (found.verdict, found.normal) == ("valid", "H01M10/0525")
    assert [part.value for part in found.parts] == ["H", "H01", "H01M", "10/00", "10/0525"]
    assert str(found.parts[1].meaning) == "电气元件"


@pytest.mark.parametrize("text", ["H", "H01", "H01M", "A01B7/00"])
def test_coarser_symbols_are_symbols_too(text: str) -> None:
    assert (check(text).verdict, check(text).normal) == ("valid", text)


@pytest.mark.parametrize("text", ["A01Y", "H77B1/00", "C10G9999/00"])
def test_what_the_edition_held_does_not_list_is_unknown(text: str) -> None:
    found = check(text)
    assert found.verdict == "unknown"
    assert "可能属于其他版本" in found.said("zh")


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ("J01B", 1, "部是A至H"),
        ("H1M", 2, "大类是两位数字"),
        ("H01110/00", 4, "小类是一个字母"),
        ("H01M0/00", 5, "大组"),
        ("H01MX", 5, "大组"),
        ("H01M10", 7, "“/”"),
        ("H01M10/5", 8, "小组是2至6位"),
        ("H01M10/0525?", 12, "多余"),
        ("", 1, "部"),
    ],
)
def test_a_malformed_symbol_is_told_from_which_character(text: str, at: int, why: str) -> None:
    (problem,) = check(text).problems
    assert problem.at == at
    assert why in problem.sentence.zh


@given(subclasses, st.data(), st.text("0123456789", min_size=2, max_size=6))
def test_the_form_of_fourteen_characters_and_back(subclass: str, data: st.DataObject, subgroup: str) -> None:
    group = data.draw(st.sampled_from(ipc.main_groups(subclass))).removesuffix("/00")
    symbol = read(f"{group}/{subgroup}")
    assert symbol is not None
    assert symbol.fixed is not None
    assert len(symbol.fixed) == 14
    again = read(symbol.fixed)
    assert again is not None
    assert again.fixed == symbol.fixed
    assert check(str(symbol)).verdict == "valid"


@given(st.text(max_size=20))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert check(text).verdict in ("valid", "invalid", "unknown")
    assert not looks_like(text) or check(text).verdict != "invalid"


@pytest.mark.parametrize(
    ("fine", "coarse", "answer"),
    [
        ("H01M10/0525", "H01M10/00", True),
        ("H01M10/0525", "H01M", True),
        ("H01M10/0525", "H", True),
        ("H01M10/0525", "H01M10/0525", True),
        ("H01M10/0525", "H01M1/00", False),
        ("H01M10/00", "H01M10/0525", False),
        ("H01M10/0525", "G", False),
    ],
)
def test_what_stands_below_what(fine: str, coarse: str, answer: bool) -> None:
    below, above = read(fine), read(coarse)
    assert below is not None
    assert above is not None
    assert below.within(above) is answer


def test_the_headings_can_be_walked() -> None:
    assert ipc.children() == tuple("ABCDEFGH")
    assert "H01" in ipc.children("H")
    assert "H01M" in ipc.children("H01")
    assert "H01M10/00" in ipc.main_groups("H01M")
    assert ipc.children("H01M") == ()
    assert ipc.title("C01") is None
    assert ipc.is_listed("C01")
