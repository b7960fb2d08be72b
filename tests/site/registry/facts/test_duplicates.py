"""A datum is asked for once: what looks like two names for one is merged, or told apart with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kechuang.registry.facts import duplicates as module
from kechuang.registry.facts.duplicates import Datum, Pair, alike, data, duplicates
from kechuang.registry.facts.unlike import UNLIKE
from kechuang.registry.facts.vocabulary import stored


def test_nothing_is_asked_for_twice() -> None:
    assert [(pair.one.name, pair.other.name, pair.why) for pair in duplicates()] == []


def test_facts_and_the_fields_of_records_that_are_no_fact_are_all_compared() -> None:
    names = {datum.name for datum in data()}
    assert len(names) >= 350
    assert {"staff", "products_allowed", "yearlyreturn.exports", "project.budget"} <= names
    assert "yearlyreturn.staff" not in names, "that is the fact staff itself"
    assert "hnte_certificate" not in names or stored()["hnte_certificate"], "read off certificates"


def test_every_pair_told_apart_does_look_alike_and_says_why() -> None:
    found = {pair.names for pair in alike()}
    assert [sorted(names) for names in UNLIKE if names not in found] == []
    assert all(reason.zh and reason.en for reason in UNLIKE.values())


STAFF = Datum("staff", "职工总数", "", ("number", "人"), ("hnte",))


@pytest.mark.parametrize(
    ("label", "form", "twice"),
    [
        ("上年度职工总数", ("number", "人"), True),
        ("职工数", ("number", "人"), True),
        ("企业职工总数（人）", ("number", "人"), True),
        ("职工总数", ("number", "元"), False),
        ("职工总数", ("truth", ""), False),
        ("就餐人数", ("number", "人"), False),
    ],
)
def test_a_second_name_for_a_datum_is_found_by_its_label_unit_and_kind(
    label: str, form: tuple[str, str], twice: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(STAFF, name="headcount", label=label, form=form, where=("other",))
    monkeypatch.setattr(module, "data", lambda: [STAFF, other])
    assert [pair.names for pair in duplicates()] == ([frozenset(("staff", "headcount"))] if twice else [])


def test_two_labels_with_one_definition_are_one_datum(monkeypatch: pytest.MonkeyPatch) -> None:
    meaning = "兼职、临时人员须累计工作183天以上"
    one = replace(STAFF, definition=meaning)
    other = replace(STAFF, name="people", label="用工规模", definition=meaning + "的")
    monkeypatch.setattr(module, "data", lambda: [one, other])
    found: list[Pair] = duplicates()
    assert [pair.names for pair in found] == [frozenset(("staff", "people"))]
