"""A law written down decides and explains as the law itself, on every worked case of every policy."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.rules import as_json, rows
from kechuang.rules.frozen import frozen, thawed
from kechuang.rules.gap import way_out
from kechuang.rules.law import Law, NotInForce
from kechuang.rules.worked import supposed


def law_of(code: str, case: Any) -> Law | None:
    """The law of a worked case; None where the case shows that nothing is in force."""
    local = (figures_in(case.place) if case.place else {}) | supposed(case.figures, catalogue().parameters())
    try:
        return catalogue().law(code, case.on, local, accepted=case.accepted)
    except NotInForce:
        return None


def cases() -> list[Any]:
    every = ((p.code, case) for p in catalogue() for case in p.cases)
    return [pytest.param(code, case, id=f"{code}-{case.code}") for code, case in every if law_of(code, case)]


def law_and_row(code: str, case: Any) -> tuple[Law, dict[str, Any]]:
    law = law_of(code, case)
    assert law is not None
    return law, rows.row(dict(case.given), catalogue().facts_of(code))


@pytest.mark.parametrize(("code", "case"), cases())
def test_a_law_read_back_explains_every_worked_case_alike(code: str, case: Any) -> None:
    law, row = law_and_row(code, case)
    back = thawed(json.loads(json.dumps(frozen(law))), case.on)
    assert as_json.explanation(back.explain(row)) == as_json.explanation(law.explain(row))


def test_the_way_out_is_found_from_the_written_law() -> None:
    law, row = law_and_row("hnte", next(c for c in catalogue()["hnte"].cases if c.code == "income_below"))
    back = thawed(json.loads(json.dumps(frozen(law))), law.day)
    assert as_json.way_out(way_out(back, row)) == as_json.way_out(way_out(law, row))


def test_the_same_law_is_the_same_text_on_every_day_until_it_changes() -> None:
    one, other = (frozen(catalogue().law("hnte", date(2018, 6, 1) + timedelta(days=n))) for n in (0, 500))
    assert one == other
    assert frozen(catalogue().law("tech_sme", date(2018, 6, 1))) != frozen(
        catalogue().law("tech_sme", date(2023, 6, 1))
    )


def test_what_is_written_in_an_unknown_form_is_refused() -> None:
    body = frozen(catalogue().law("hnte", date(2018, 6, 1))) | {"format": 0}
    with pytest.raises(ValueError, match="form 0"):
        thawed(body, date(2018, 6, 1))
