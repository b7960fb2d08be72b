"""Records: nothing is overwritten, each act keeps what was known, a past pair of moments answers the same for ever."""

from __future__ import annotations

import itertools
import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kechuang.events.models import Event
from kechuang.events.verify import verify_log
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.public_statistic import PublicStatistic, last_day
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.writing import plain

CERTIFICATE = {
    "scheme": "hnte",
    "number": "GR201813000001",
    "holder": "明湖市示例机械有限公司",
    "level": "national",
    "issued": date(2018, 11, 12),
    "expires": date(2021, 11, 12),
}


def certificate(actor: Any, **other: Any) -> Certificate:
    return enter(Certificate, CERTIFICATE | other, actor)  # type: ignore[return-value]


def valid_numbers(asof: AsOf) -> list[str]:
    return sorted(Certificate.objects.as_of(asof).values_list("number", flat=True))


@pytest.mark.django_db
def test_a_record_is_true_from_its_first_day_until_the_day_before_its_end(officer: Any) -> None:
    certificate(officer)
    now = AsOf.now()
    assert valid_numbers(now.at(date(2018, 11, 11))) == []
    assert valid_numbers(now.at(date(2018, 11, 12))) == ["GR201813000001"]
    assert valid_numbers(now.at(date(2021, 11, 11))) == ["GR201813000001"]
    assert valid_numbers(now.at(date(2021, 11, 12))) == []


@pytest.mark.django_db
def test_what_was_known_before_a_correction_is_still_answered(officer: Any) -> None:
    seen = certificate(officer)
    before = AsOf.on(date(2021, 11, 20))
    assert valid_numbers(before) == []
    correct(seen, {"expires": date(2021, 12, 1)}, officer, reason="证书上为12月1日")
    assert valid_numbers(before) == []
    assert valid_numbers(AsOf.on(date(2021, 11, 20))) == ["GR201813000001"]


@pytest.mark.django_db
def test_a_correction_tells_what_it_changed_and_why(officer: Any) -> None:
    correct(certificate(officer), {"holder": "明湖市示例机械股份有限公司"}, officer, reason="名称写错")
    event = Event.objects.get(type="record.corrected")
    assert event.before == {"holder": "明湖市示例机械有限公司"}
    assert event.after == {"holder": "明湖市示例机械股份有限公司"}
    assert event.reason == "名称写错"


@pytest.mark.django_db
def test_a_replacement_keeps_the_past_and_changes_the_future(officer: Any) -> None:
    values = {"code": "MH0001", "name": "明湖甲公司", "form": "enterprise", "registered": date(2010, 1, 1)}
    first = enter(Organisation, values, officer)
    replace(first, {"name": "明湖乙公司"}, officer, since=date(2019, 5, 1), reason="更名")
    now = AsOf.now()
    names = [Organisation.objects.as_of(now.at(day)).get().name for day in (date(2019, 4, 30), date(2019, 5, 1))]
    assert names == ["明湖甲公司", "明湖乙公司"]


@pytest.mark.django_db
def test_an_ended_record_does_not_hold_on_the_day_of_its_end(officer: Any) -> None:
    end(certificate(officer), officer, on=date(2020, 3, 1), reason="撤销资格")
    now = AsOf.now()
    assert valid_numbers(now.at(date(2020, 2, 29))) == ["GR201813000001"]
    assert valid_numbers(now.at(date(2020, 3, 1))) == []


@pytest.mark.django_db
def test_a_withdrawn_record_holds_on_no_day_but_was_known(officer: Any) -> None:
    seen = certificate(officer)
    known = AsOf.on(date(2019, 1, 1))
    withdraw(seen, officer, reason="录入了别市的证书")
    assert valid_numbers(known) == ["GR201813000001"]
    assert valid_numbers(AsOf.on(date(2019, 1, 1))) == []


@pytest.mark.django_db
def test_of_two_who_correct_one_record_the_second_is_told(officer: Any) -> None:
    seen = certificate(officer)
    correct(seen, {"batch": "第一批"}, officer, reason="补批次")
    with pytest.raises(Conflict, match="已被他人更正"):
        correct(seen, {"batch": "第二批"}, officer, reason="补批次")
    assert Certificate.objects.standing().get().batch == "第一批"


@pytest.mark.django_db
def test_the_same_subject_is_not_entered_twice_for_the_same_time(officer: Any) -> None:
    certificate(officer)
    with pytest.raises(Conflict, match="已有记录"):
        certificate(officer, expires=date(2019, 1, 1))


@pytest.mark.django_db
def test_the_same_subject_may_be_entered_again_after_its_end(officer: Any) -> None:
    certificate(officer)
    certificate(officer, issued=date(2021, 11, 12), expires=date(2024, 11, 12))
    assert Certificate.objects.standing().count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"level": "galactic"}, "level"),
        ({"holder": ""}, "holder"),
        ({"colour": "red"}, "colour"),
        ({"expires": date(2018, 11, 12)}, "expires"),
        ({"issued": None}, "issued"),
    ],
)
def test_a_wrong_value_is_refused_and_its_field_named(officer: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as error:
        certificate(officer, **values)
    assert error.value.fields["field"] == field
    assert not Certificate.objects.exists()


@pytest.mark.django_db
def test_a_correction_without_reason_or_without_change_is_refused(officer: Any) -> None:
    seen = certificate(officer)
    with pytest.raises(BadInput, match="理由"):
        correct(seen, {"batch": "第一批"}, officer, reason=" ")
    with pytest.raises(BadInput, match="没有任何改动"):
        correct(seen, {}, officer, reason="无")
    with pytest.raises(BadInput, match="主键"):
        correct(seen, {"number": "GR201813000002"}, officer, reason="编号写错")
    assert Certificate.objects.count() == 1


@pytest.mark.django_db
def test_a_change_outside_the_records_time_is_refused(officer: Any) -> None:
    seen = certificate(officer)
    for day in (date(2018, 11, 12), date(2021, 11, 12)):
        with pytest.raises(BadInput, match="变更日"):
            replace(seen, {"holder": "乙"}, officer, since=day, reason="更名")


@pytest.mark.django_db
def test_who_may_not_is_refused_and_noted(client: Any) -> None:
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(Refused):
        certificate(AnonymousUser())
    assert Event.objects.get().succeeded is False
    assert not Certificate.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"holder": "乙"}, {"superseded_at": None}, {"valid_to": None}])
def test_the_database_itself_refuses_to_overwrite(officer: Any, change: dict[str, Any]) -> None:
    seen = certificate(officer)
    correct(seen, {"batch": "第一批"}, officer, reason="补批次")
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=seen.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=seen.pk).delete()


@pytest.mark.django_db
def test_a_clock_that_goes_back_does_not_disturb_the_order(officer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = certificate(officer)
    before = AsOf.on(date(2019, 1, 1))
    past = datetime.fromisoformat("2001-01-01T00:00:00+00:00")
    monkeypatch.setattr("django.utils.timezone.now", lambda: past)
    correct(seen, {"holder": "乙公司"}, officer, reason="更正名称")
    assert [c.holder for c in Certificate.objects.as_of(before)] == ["明湖市示例机械有限公司"]
    assert [c.holder for c in Certificate.objects.as_of(AsOf.on(date(2019, 1, 1)))] == ["乙公司"]
    assert verify_log().broken is None


@pytest.mark.django_db
def test_a_return_holds_from_the_last_day_of_its_year(officer: Any) -> None:
    enter(YearlyReturn, {"organisation": "MH0001", "year": 2019, "staff": 120, "sales": 35_000_000_00}, officer)
    now = AsOf.now()
    assert YearlyReturn.objects.as_of(now.at(date(2019, 12, 30))).count() == 0
    assert YearlyReturn.objects.as_of(now.at(date(2019, 12, 31))).get().sales == 35_000_000_00


@pytest.mark.django_db
def test_a_revised_statistic_keeps_both_values(officer: Any) -> None:
    values = {
        "series": "gdp",
        "label": "地区生产总值",
        "division": "139900",
        "period": "2018",
        "value": 48_000,
        "unit": "元",
    }
    seen = enter(PublicStatistic, values, officer)
    first = AsOf.on(date(2019, 6, 1))
    correct(seen, {"value": 47_000}, officer, reason="经济普查修订")
    held = [PublicStatistic.objects.as_of(asof).get().value for asof in (first, AsOf.on(date(2019, 6, 1)))]
    assert held == [48_000, 47_000]


@pytest.mark.parametrize(
    ("period", "day"),
    [("2018", "2018-12-31"), ("2018-Q1", "2018-03-31"), ("2020-02", "2020-02-29"), ("2018-Q4", "2018-12-31")],
)
def test_a_period_ends_on_its_last_day(period: str, day: str) -> None:
    assert last_day(period).isoformat() == day


def test_every_kind_says_whose_it_is_and_who_may_see_it() -> None:
    assert len(kinds()) >= 14
    for kind in kinds().values():
        names = {f.name for f in kind._meta.concrete_fields}
        assert set(kind.KEY) <= names
        assert kind.LABEL in {"public", "internal", "sensitive"}
        assert not kind.ORGANISATION or kind.ORGANISATION in names
        assert not kind.DIVISION or kind.DIVISION in names
        assert set(kind.PUBLIC) <= names
        assert all(f.verbose_name for f in kind.said())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["enter", "correct", "replace", "end", "withdraw"]),
        st.integers(0, 3),
        st.integers(0, 1500),
    ),
    min_size=1,
    max_size=12,
)


class AnyHistory(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS, days=st.lists(st.integers(-200, 2200), min_size=3, max_size=3))
    def test_replaying_any_past_pair_gives_the_same_bytes(
        self, steps: list[tuple[str, int, int]], days: list[int]
    ) -> None:
        start = date(2018, 1, 1)
        asked: list[tuple[AsOf, bytes]] = []
        for verb, which, offset in steps:
            self._do(verb, which, start + timedelta(days=offset), offset)
            for day in days:
                asof = AsOf.on(start + timedelta(days=day))
                asked.append((asof, answer(asof)))
        for asof, said in asked:
            assert answer(asof) == said
            again = AsOf.asked(**asof.as_query())
            assert again == asof
        standing = list(Certificate.objects.standing().order_by("key", "valid_from"))
        for one, other in itertools.pairwise(standing):
            assert one.key != other.key or (one.valid_to is not None and one.valid_to <= other.valid_from)

    def _do(self, verb: str, which: int, day: date, salt: int) -> None:
        row = Certificate.objects.standing().filter(number=f"N{which}").order_by("valid_from").last()
        try:
            if verb == "enter":
                certificate(None, number=f"N{which}", issued=day, expires=day + timedelta(days=300))
            elif row is not None and verb == "correct":
                correct(row, {"holder": f"持有人{salt}"}, None, reason="更正")
            elif row is not None and verb == "replace":
                replace(row, {"holder": f"持有人{salt}"}, None, since=day, reason="变更")
            elif row is not None and verb == "end":
                end(row, None, on=day, reason="终止")
            elif row is not None and verb == "withdraw":
                withdraw(row, None, reason="作废")
        except (BadInput, Conflict):
            pass


def answer(asof: AsOf) -> bytes:
    rows = Certificate.objects.as_of(asof).order_by("key", "valid_from", "pk")
    return json.dumps([{"key": row.key, **plain(row)} for row in rows], ensure_ascii=False).encode()
