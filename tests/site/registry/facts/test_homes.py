"""Every fact that any policy asks has exactly one home: a field of a record, a derivation, or it is stated."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.completeness import LISTS
from kechuang.registry.facts.counting import Counted
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.homes import derivations, field_homes, home_of, homes, supplied
from kechuang.registry.facts.periods import base_of, stored_name
from kechuang.registry.facts.subjects import KINDS, NAMES
from kechuang.registry.facts.values import steps_of
from kechuang.registry.facts.vocabulary import stored, vocabulary
from kechuang.registry.fields import Quantity

VOCABULARY = vocabulary()


def test_every_fact_of_the_policies_is_in_the_vocabulary_with_what_it_is_asked_about() -> None:
    assert len(VOCABULARY) >= 440
    assert all(asked.policies and asked.subjects <= set(NAMES) for asked in VOCABULARY.values())
    assert {kind for every in KINDS.values() for kind in every} == set(NAMES)


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_fact_has_exactly_one_home_about_each_kind_of_subject(name: str) -> None:
    for kind in VOCABULARY[name].subjects:
        answering = [d for d in derivations().values() if d.subject == kind and name in d.names]
        answering += [h for h in field_homes() if h.subject == kind and name in h.names]
        assert len(answering) <= 1
        assert home_of(kind, name) is (answering[0] if answering else None)
        judged = VOCABULARY[name].fact.judged
        assert not (judged and answering), "what only a person can judge is not read off records"


def test_no_home_answers_what_nobody_asks() -> None:
    wrong = [
        (kind, name)
        for kind, of_kind in homes().items()
        for name in of_kind
        if name not in VOCABULARY or kind not in VOCABULARY[name].subjects
    ]
    assert wrong == []


def test_a_derivation_is_called_as_its_file_and_says_how_it_works() -> None:
    assert len(derivations()) >= 30
    for name, one in derivations().items():
        assert {base_of(n) if VOCABULARY[n].fact.time == "year" else n for n in one.names} == {name}
        assert one.reason.zh
        assert one.reason.en
        if isinstance(one, Counted):
            assert one.complete in LISTS


def test_every_fact_a_kind_declares_is_asked_and_is_a_field_of_it() -> None:
    for kind in kinds().values():
        fields = {f.name for f in kind.said()}
        assert set(kind.FACTS.values()) <= fields
        assert set(kind.FACTS) <= set(VOCABULARY)
        assert kind.ABOUT in ("", "organisation")


def fitting(home: FieldHome, name: str) -> bool:
    fact: Any = VOCABULARY[name].fact
    field = home.kind._meta.get_field(home.fields[name])
    if fact.kind == "number":
        return isinstance(field, Quantity) and steps_of(fact, field) >= 1
    wanted = {"truth": models.BooleanField, "date": models.DateField, "choice": models.CharField}[fact.kind]
    return isinstance(field, wanted)


@pytest.mark.parametrize("home", field_homes(), ids=lambda home: home.kind.kind())
def test_a_field_holds_its_fact_exactly_in_unit_and_kind(home: FieldHome) -> None:
    assert [name for name in home.names if not fitting(home, name)] == []


def test_every_figure_of_the_yearly_return_that_a_policy_asks_for_is_read_from_it() -> None:
    filed = {f.name for f in kinds()["yearlyreturn"].said()} - {"organisation", "year"}
    asked = {base_of(name) for name, one in VOCABULARY.items() if one.fact.time == "year"}
    assert len(filed & asked) >= 15
    for name, one in VOCABULARY.items():
        if one.fact.time == "year" and base_of(name) in filed and "organisation" in one.subjects:
            field = supplied("organisation", name)
            assert field is not None
            assert field[1] == base_of(name)


def test_what_is_stated_for_several_years_is_kept_under_one_name() -> None:
    assert {stored_name(a.fact) for a in VOCABULARY.values()} == set(stored())
    for name, every in stored().items():
        assert len({a.fact.kind for a in every}) == 1
        assert len({a.fact.scale for a in every}) == 1
        assert len(every) == 1 or every[0].fact.time == "year", name
