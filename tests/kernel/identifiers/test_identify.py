"""Which kind of identifier a text is: every kind answers for any text, and right ones come first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel import masks
from kechuang.kernel.identifiers import kinds
from kechuang.kernel.identify import identify, is_personal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("91130181MA0XJ0000F", "credit_code"),
        ("911101085923662400", "credit_code"),
        ("91130181MAOXJ0000F", "credit_code"),  # wrong, and still recognised
        ("MA0XJ000-0", "organisation_code"),
        ("139002", "division_code"),
        ("C2614", "industry_code"),
        ("电子信息/软件/基础软件", "hightech_field"),
        ("H01M 10/0525", "ipc_symbol"),
        ("ZL201710601862.3", "patent_number"),
        ("2018SR123456", "software_copyright"),
        ("170312341023", "cma_number"),
        ("11010519491231002X", "person_id"),
        ("4111111111111111", "bank_card"),
        ("13812345678", "phone_number"),
        ("zhang@example.com", "email_address"),
    ],
)
def test_a_text_is_recognised(text: str, kind: str) -> None:
    assert identify(text)[0].kind == kind


@pytest.mark.parametrize("text", ["", "  ", "hello", "辛集市"])
def test_what_is_no_identifier_is_none(text: str) -> None:
    assert identify(text) == ()


def test_what_is_valid_as_one_kind_is_not_a_mistyped_other() -> None:
    """The credit code is eighteen digits, as card and identity numbers are."""
    assert [checked.kind for checked in identify("911101085923662400")] == ["credit_code"]
    assert [checked.kind for checked in identify("911101085923662401")] == ["credit_code", "bank_card", "person_id"]


def test_every_kind_has_a_name_in_both_languages_and_personal_ones_a_mask() -> None:
    assert len({kind.KIND for kind in kinds()}) == len(kinds()) == 13
    assert all(kind.NAME.zh and kind.NAME.en for kind in kinds())
    assert {kind.KIND for kind in kinds() if kind.PERSONAL} == set(masks.BY_KIND)
    assert is_personal(identify("13812345678")[0])
    assert not is_personal(identify("C2614")[0])


@given(st.one_of(st.text(max_size=24), st.text("0123456789X.ZLCNSR@/-", max_size=20)))
def test_any_text_gets_an_answer_from_every_kind(text: str) -> None:
    for kind in kinds():
        found = kind.check(text)
        assert found.kind == kind.KIND
        assert found.given == text
        assert bool(found.problems) == (found.verdict == "invalid")
        assert all(p.code.startswith(f"{kind.KIND}.") and p.sentence.zh and p.sentence.en for p in found.problems)
    order = ["valid", "unknown", "invalid"]
    found_order = [order.index(checked.verdict) for checked in identify(text)]
    assert found_order == sorted(found_order)


@given(st.text(max_size=24))
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    for kind in kinds():
        found = kind.check(text)
        if not found.problems:
            assert kind.check(found.normal).normal == found.normal
            assert found.required() == found.normal
