"""The table of many subjects says of each what the single answer says, whatever the records and the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kechuang.kernel.errors import BadInput, Conflict
from kechuang.policies import catalogue
from kechuang.registry import moving
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.answers import answers, row_of
from kechuang.registry.facts.completeness import LISTS
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import Stretch
from kechuang.registry.facts.subjects import Subject, SubjectKind
from kechuang.registry.facts.table import facts_of, facts_table
from kechuang.registry.facts.vocabulary import facts_asked_of, stored
from kechuang.registry.fields import Quantity
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.record import Record

ORGANISATIONS = ("91130181MA0XJ0001A", "91130181MA0XJ0002B", "LOCAL-3")
DAYS = st.integers(0, 2500).map(lambda n: date(2016, 1, 1) + timedelta(days=n))
FIGURES = [f.name for f in YearlyReturn.said() if isinstance(f, Quantity)]
KEYS: dict[SubjectKind, list[str]] = {
    "organisation": list(ORGANISATIONS),
    "platform": ["industry_rd_body:P1", "key_laboratory:P2"],
    "incubationcarrier": ["incubator:C1", "maker_space:C2"],
    "technologycontract": ["T1", "T2"],
    "region": ["130181", "130100"],
}


def some(values: Any) -> Any:
    return st.sampled_from(values)


def maybe(values: Any) -> Any:
    return st.none() | values


ORGANISATION = st.fixed_dictionaries(
    {
        "code": some(ORGANISATIONS),
        "name": some(["甲", "乙"]),
        "form": some(["enterprise", "university"]),
        "registered": DAYS,
        "division": some(["", "130181", "110108"]),
        "industry": some(["", "2614", "I6513", "I"]),
        "above_scale": maybe(st.booleans()),
    }
)
RETURN = st.builds(
    lambda who, year, figures, body: {"organisation": who, "year": year, "has_rd_body": body, **figures},
    some(ORGANISATIONS),
    st.integers(2015, 2022),
    st.dictionaries(some(FIGURES), maybe(st.integers(0, 10**9)), max_size=12),
    maybe(st.booleans()),
)
CERTIFICATE = st.builds(
    lambda scheme, number, who, issued, days: {
        "scheme": scheme,
        "number": number,
        "organisation": who,
        "holder": who,
        "level": "national",
        "issued": issued,
        "expires": issued + timedelta(days=days) if days else None,
    },
    some(["hnte", "heb_tech_sme", "tech_sme", "cma"]),
    some(["1", "2", "3", "4"]),
    some(ORGANISATIONS),
    DAYS,
    st.integers(0, 1200),
)
RIGHT = st.builds(
    lambda number, form, who, granted, state: {
        "number": number,
        "form": form,
        "title": "x",
        "organisation": who,
        "granted": granted,
        "state": state,
    },
    some(["a", "b", "c", "d"]),
    some(["invention", "software", "design"]),
    some(ORGANISATIONS),
    DAYS,
    some(["granted", "filed"]),
)
PLATFORM = st.builds(
    lambda key, who, others, approved, level, state, figures, grade: {
        "form": key.split(":")[0],
        "number": key.split(":")[1],
        "name": key,
        "organisation": who,
        "co_builders": others,
        "approved": approved,
        "level": level,
        "state": state,
        "last_grade": grade,
        "division": "130181",
        **figures,
    },
    some(KEYS["platform"]),
    some(["", *ORGANISATIONS]),
    some(["", "X"]),
    DAYS,
    some(["provincial", "municipal"]),
    some(["operating", "building"]),
    st.dictionaries(some(["fixed_staff", "premises", "equipment"]), maybe(st.integers(0, 10**6))),
    some(["", "优秀", "别的"]),
)
CARRIER = st.builds(
    lambda key, who, approved, area, special: {
        "form": key.split(":")[0],
        "number": key.split(":")[1],
        "name": key,
        "level": "county",
        "organisation": who,
        "approved": approved,
        "area": area,
        "specialised": special,
    },
    some(KEYS["incubationcarrier"]),
    some(ORGANISATIONS),
    DAYS,
    maybe(st.integers(0, 10**6)),
    maybe(st.booleans()),
)
STAY = st.builds(
    lambda carrier, who, entered, days, outcome, team: {
        "carrier": carrier,
        "organisation": who,
        "name": who,
        "entered": entered,
        "left": entered + timedelta(days=days) if days else None,
        "outcome": outcome if days else "",
        "team": team,
    },
    some(KEYS["incubationcarrier"]),
    some(ORGANISATIONS),
    DAYS,
    st.integers(0, 900),
    some(["graduated", "moved"]),
    st.booleans(),
)
CONTRACT = st.builds(
    lambda number, form, registered, total, technical: {
        "number": number,
        "title": "x",
        "form": form,
        "seller_name": "甲",
        "buyer_name": "乙",
        "signed": registered,
        "registered": registered,
        "total": total,
        "technical": technical,
    },
    some(KEYS["technologycontract"]),
    some(["development", "licence", "service"]),
    DAYS,
    maybe(st.integers(50, 100)),
    maybe(st.integers(0, 50)),
)
STATISTIC = st.builds(
    lambda division, year, value: {
        "series": "rd_intensity",
        "label": "x",
        "division": division,
        "period": str(year),
        "value": value,
    },
    some([*KEYS["region"], "000000"]),
    st.integers(2015, 2022),
    some(["0.0175", "0.02", "0.0123456"]),
)
EVENT = st.builds(
    lambda number, who, held: {
        "number": number,
        "form": "training",
        "title": "x",
        "held": held,
        "organiser": who,
        "organiser_name": who,
    },
    some(["E1", "E2", "E3"]),
    some(ORGANISATIONS),
    DAYS,
)
LIST = st.builds(
    lambda code, since, value: {
        "subject": LISTS[code].subject,
        "fact": COMPLETE,
        "since": since,
        "value": value,
    },
    some(list(LISTS)),
    DAYS,
    st.booleans(),
)
TRUTHS = [name for name, every in stored().items() if every[0].fact.kind == "truth" and not every[0].fact.judged]
STATED = st.builds(
    lambda who, name, year, since, value: {
        "subject": f"organisation:{who}",
        "organisation": who,
        "fact": name,
        "period": {"state": "", "year": str(year), "day": since.isoformat()}[stored()[name][0].fact.time],
        "since": since,
        "value": value,
    },
    some(ORGANISATIONS),
    some(TRUTHS),
    st.integers(2015, 2022),
    DAYS,
    st.booleans(),
)
MADE = {
    "organisation": ORGANISATION,
    "yearlyreturn": RETURN,
    "certificate": CERTIFICATE,
    "intellectualproperty": RIGHT,
    "platform": PLATFORM,
    "incubationcarrier": CARRIER,
    "residence": STAY,
    "technologycontract": CONTRACT,
    "publicstatistic": STATISTIC,
    "eventheld": EVENT,
    "statedfact": STATED | LIST,
}
HISTORY = st.lists(
    some(list(MADE)).flatmap(lambda kind: st.tuples(st.just(kind), MADE[kind], some(["keep"] * 5 + ["withdraw"]))),
    max_size=40,
)


def written(history: Any) -> list[AsOf]:
    """Entered as officers do, but for the numbers of indicators that each act moves: nothing here asks for those."""
    known = []
    for kind, values, then in history:
        try:
            row: Record = enter(kinds()[kind], values, None)
            if then == "withdraw":
                withdraw(row, None, reason="作废")
            known.append(AsOf.now())
        except (BadInput, Conflict):
            continue
    return known


class AnyRegistry(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=HISTORY, day=DAYS, back=st.integers(0, 5), tax=st.booleans())
    def test_a_table_and_a_single_answer_say_the_same(self, history: Any, day: date, back: int, tax: bool) -> None:
        with patch.dict(moving._TELLERS, clear=True):
            known = written(history) or [AsOf.now()]
        asof = known[-1 - min(back, len(known) - 1)].at(day)
        when = When.of(asof, catalogue()["hnte_tax"] if tax else None)
        for kind, keys in KEYS.items():
            facts = facts_asked_of(kind)
            told = pl.concat(facts_of(kind, keys, when, facts)).to_dicts()
            ends = keys[:: len(keys) - 1]  # found by the ends alone, what lies between is left out again
            held = pl.concat(facts_of(kind, Stretch(ends), when, facts)).to_dicts()
            assert held == [row for row in told if row[KEY] in ends]
            for key, row in zip(keys, told, strict=True):
                found = row_of(answers(Subject(kind, key), when, facts))
                assert row.pop(KEY) == key
                assert {name: value for name, value in row.items() if value is not None} == found


@pytest.mark.django_db
def test_the_table_of_a_law_is_of_the_enterprises_there_were_on_the_day() -> None:
    for code, form, since in (("B", "enterprise", 2015), ("A", "enterprise", 2018), ("U", "university", 2010)):
        enter(Organisation, {"code": code, "name": code, "form": form, "registered": date(since, 1, 1)}, None)
    enter(YearlyReturn, {"organisation": "B", "year": 2018, "sales": 5}, None)
    law = catalogue().law("hnte", date(2019, 6, 30))
    table = pl.concat(facts_table(law, AsOf.on(date(2019, 6, 30))))
    assert table[KEY].to_list() == ["A", "B"]
    assert table["sales_y1"].to_list() == [None, 5]
    assert table["registered"].to_list() == [date(2018, 1, 1), date(2015, 1, 1)]
    assert set(table.columns) == {KEY, *(f.name for f in law.facts)}
    assert pl.concat(facts_table(law, AsOf.on(date(2017, 6, 30))))[KEY].to_list() == ["B"]
    assert pl.concat(facts_table(law, AsOf.on(date(2019, 6, 30)), ["A"]))[KEY].to_list() == ["A"]


@pytest.mark.django_db
def test_batches_come_in_the_order_of_the_keys_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kechuang.registry.facts.table.BATCH", 2)
    codes = [f"K{n}" for n in range(7)]
    for code in codes:
        row = enter(
            Organisation, {"code": code, "name": code, "form": "enterprise", "registered": date(2015, 1, 1)}, None
        )
        correct(row, {"name": code + "x"}, None, reason="更名")
    law = catalogue().law("hnte", date(2019, 6, 30))
    frames = list(facts_table(law, AsOf.on(date(2019, 6, 30))))
    assert [frame.height for frame in frames] == [2, 2, 2, 1]
    assert pl.concat(frames)[KEY].to_list() == codes


@pytest.mark.django_db
def test_nothing_recorded_gives_no_row_and_no_error() -> None:
    law = catalogue().law("hnte", date(2019, 6, 30))
    assert list(facts_table(law, AsOf.now())) == []
    assert StatedFact.objects.count() == 0
