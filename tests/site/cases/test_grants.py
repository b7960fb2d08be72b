"""Every policy with a grant moves a number when it is granted, or says why it enters no record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.policies import catalogue

from .applying import do

DAY = date(2026, 11, 2)
GRANTED = [policy.code for policy in catalogue() if policy.procedure is not None]
FIELDS = {
    "name": "清流技术平台",
    "title": "水泵叶轮开发",
    "buyer_name": "远山机械有限公司",
    "signed": "2026-10-08",
    "buyer_division": "130181",
}
FACTS = {"contract_kind": "委托开发", "contract_total": 120_000_000, "contract_non_technical": 20_000_000}


def test_whoever_grants_nothing_on_record_says_why() -> None:
    silent = [p.code for p in catalogue() if (p.procedure is None) == (p.unrecorded is None)]
    assert silent == []


def ready(office: Any, code: str) -> Any:
    """A case that waits for nothing but being entered on record."""
    from kechuang.cases.models import Case
    from kechuang.cases.of_policy import subject_to_be
    from kechuang.events.clock import moment
    from kechuang.policies import catalogue

    policy, number = catalogue()[code], f"KC2026{Case.objects.count() + 1:06}"
    procedure = policy.procedure
    assert procedure is not None
    stamp = moment()
    return Case.objects.create(
        number=number,
        flow=procedure.flow,
        policy=code,
        title=policy.name,
        organisation=office.code,
        organisation_name="清流科技有限公司",
        division="130181",
        subject=subject_to_be(policy, number),
        own={
            "facts": FACTS if code == "tech_contract" else {},
            "fields": {name: FIELDS[name] for name in procedure.asks if name in FIELDS},
        },
        on=DAY,
        state="publicity" if procedure.publicised and procedure.flow != "registration" else "proposed",
        due=DAY - timedelta(days=1),
        opened_at=stamp,
        since=stamp,
    )


def counts(kind: type[Any], day: date, natures: tuple[str, ...] = ("stock", "flow")) -> dict[str, Any]:
    """Every indicator that reads that kind and can be asked for the place, as of the day."""
    from kechuang.indicators.catalogue import indicators
    from kechuang.indicators.scope import Scope
    from kechuang.indicators.value import value
    from kechuang.registry.asof import AsOf

    reading = [i for i in indicators().values() if kind in i.versions[-1].measure.reads() and i.nature in natures]
    return {i.code: value(i, AsOf.on(day), Scope(place="130181")).shown for i in reading}


def told_by_the_log(kind: type[Any]) -> bool:
    """Whether each row of a kind came and went by an act of which kept numbers take notice."""
    from kechuang.events.models import Event
    from kechuang.indicators.touched import HARMLESS

    told = dict(Event.objects.values_list("occurred_at", "type"))
    stamps = {stamp for row in kind.objects.values_list("recorded_at", "superseded_at") for stamp in row if stamp}
    return all(not told[stamp].startswith(HARMLESS) for stamp in stamps)


@pytest.mark.django_db
@pytest.mark.parametrize("code", GRANTED)
def test_a_grant_moves_a_number_and_its_end_takes_it_back(office: Any, code: str) -> None:
    from kechuang.cases.granting import grant_of, granted_record

    case = ready(office, code)
    kind = grant_of(case).kind  # type: ignore[union-attr]
    before = counts(kind, DAY)
    case = do(case, "certify", office.lin, today=DAY)
    assert case.state == "certified"
    row = granted_record(case)
    assert row is not None
    assert row.source.kind == "case"
    after = counts(kind, DAY)
    moved = [name for name in after if (after[name] or 0) > (before[name] or 0)]
    assert moved
    ended = DAY + timedelta(days=30)
    do(case, "revoke", office.lin, reason="发现提供虚假材料。", today=ended)
    assert granted_record(case).valid_to == ended  # type: ignore[union-attr]
    later = counts(kind, ended, ("stock",))  # what came in the year stays a number of the year
    assert all((number or 0) == (before[name] or 0) for name, number in later.items() if name in moved)
    assert told_by_the_log(kind)


@pytest.mark.django_db
def test_what_is_said_of_a_carrier_that_is_to_be_becomes_its_record_and_is_not_asked_again(office: Any) -> None:
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.cases.granting import granted_record
    from kechuang.cases.of_policy import law_of
    from kechuang.cases.opening import apply_for
    from kechuang.cases.sheet import sheet_of
    from kechuang.kernel.errors import BadInput
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.answers import answers, row_of
    from kechuang.registry.facts.periods import When
    from kechuang.registry.facts.subjects import Subject

    day = date(2018, 6, 1)
    worked = next(one for one in catalogue()["maker_space"].cases if one.code == "at_every_edge").given
    case = apply_for("maker_space", office.code, office.chen)
    assert apply_for("maker_space", office.code, office.chen).number != case.number
    keep_answers(case, {n: t for n, t in worked.items() if n != "maker_space_model"}, office.chen)
    with pytest.raises(BadInput, match="载体名称"):
        do(case, "submit", office.chen, today=day)
    keep_answers(case, {"own.name": "清流众创空间"}, office.chen)
    case = do(case, "submit", office.chen, today=day)
    assert (len(sheet_of(case).missing), case.own["facts"]["carrier_opened"]) == (0, "2016-12-01")
    case = do(case, "decide", office.lin, reason="各项条件符合。", given={"fact.maker_space_model": "是"}, today=day)
    case = do(case, "publish", office.lin, today=day)
    case = do(case, "certify", office.lin, today=case.due + timedelta(days=1))
    row: Any = granted_record(case)
    assert (row.name, row.form, row.stations, row.area) == ("清流众创空间", "maker_space", 30, 480_00)
    law = law_of(case)
    assert law is not None
    when = When.of(AsOf.on(row.valid_from), law.policy)
    found = answers(Subject("incubationcarrier", row.key), when, law.facts)
    assert law.explain(row_of(found)).verdict is True
