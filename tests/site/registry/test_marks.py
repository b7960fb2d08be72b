"""Marks: a fact is reported, confirmed or disputed; a dispute shows two values until one of them is chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.resolve import resolve
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Mark, Source
from kechuang.registry.standings import standing_of

RETURN = {"organisation": "91139181MA0XJ0001N", "year": 2019, "staff": 120, "sales": 35_000_000_00}
BUREAU = {"said_by": "市税务局", "reason": "纳税申报表"}


@pytest.fixture
def filed(officer: Any) -> Any:
    return enter(YearlyReturn, RETURN, officer)


@pytest.fixture
def representative(person: Any) -> Any:
    from kechuang.accounts.models import Organisation as Holder

    own = Holder.objects.create(
        name="清流科技", credit_code=RETURN["organisation"], kind="enterprise", status="approved"
    )
    return person("representative", organisation=own)


def words(record: Any, *fields: str) -> list[str]:
    return [standing_of(record, field).word for field in fields]


@pytest.mark.django_db
def test_without_a_mark_a_fact_stands_as_its_source_says(filed: Any, officer: Any) -> None:
    assert words(filed, "sales") == ["reported"]
    listed = Source.objects.create(kind="public", title="认定名单", standing="confirmed", made_at=filed.recorded_at)
    official = enter(YearlyReturn, RETURN | {"year": 2018}, officer, source=listed)
    assert words(official, "sales") == ["confirmed"]


@pytest.mark.django_db
def test_a_confirmation_counts_while_the_record_says_that_value(filed: Any, officer: Any) -> None:
    confirm(filed, officer, field="sales", reason="核对审计报告")
    assert words(filed, "sales", "staff") == ["confirmed", "reported"]
    more = correct(filed, {"staff": 121}, officer, reason="漏计一人")
    assert words(more, "sales", "staff") == ["confirmed", "reported"]
    other = correct(more, {"sales": 36_000_000_00}, officer, reason="审计调整")
    assert words(other, "sales") == ["reported"]
    confirm(other, officer, field="sales")
    assert words(other, "sales") == ["confirmed"]
    assert Event.objects.filter(type="fact.confirmed").count() == 2


@pytest.mark.django_db
def test_a_whole_record_can_be_confirmed_and_each_value_stands_for_itself(filed: Any, officer: Any) -> None:
    confirm(filed, officer)
    after = correct(filed, {"staff": 121}, officer, reason="漏计一人")
    assert words(after, "sales", "staff", "year") == ["confirmed", "reported", "confirmed"]


@pytest.mark.django_db
def test_a_disputed_fact_is_two_values_and_who_says_the_other(filed: Any, officer: Any) -> None:
    dispute(filed, officer, field="sales", other=31_000_000_00, **BUREAU)
    found = standing_of(filed, "sales")
    assert (found.word, filed.sales, found.other) == ("disputed", 35_000_000_00, 31_000_000_00)
    assert found.mark is not None
    assert (found.mark.said_by, found.mark.reason) == ("市税务局", "纳税申报表")
    event = Event.objects.get(type="fact.disputed")
    assert event.before == {"field": "sales", "value": 35_000_000_00}
    assert event.after == {"field": "sales", "value": 31_000_000_00, "said_by": "市税务局"}


@pytest.mark.django_db
def test_a_dispute_ends_when_one_value_is_chosen(filed: Any, officer: Any) -> None:
    mark = dispute(filed, officer, field="sales", other=31_000_000_00, **BUREAU)
    after = resolve(mark, officer, keep="other", reason="以申报表为准")
    assert after.sales == 31_000_000_00  # type: ignore[attr-defined]
    assert words(after, "sales") == ["reported"]
    event = Event.objects.get(type="fact.resolved")
    assert (event.before["value"], event.after["value"]) == (35_000_000_00, 31_000_000_00)
    again = dispute(after, officer, field="sales", other=30_000_000_00, **BUREAU)
    kept = resolve(again, officer, keep="held", reason="对方撤回")
    assert (kept.pk, words(kept, "sales")) == (after.pk, ["reported"])
    with pytest.raises(Conflict, match="处理过"):
        resolve(again, officer, keep="held", reason="再处理一次")


@pytest.mark.django_db
def test_a_dispute_is_settled_by_a_correction_to_the_other_value_and_by_no_other(filed: Any, officer: Any) -> None:
    dispute(filed, officer, field="sales", other=31_000_000_00, **BUREAU)
    third = correct(filed, {"sales": 33_000_000_00}, officer, reason="企业更正")
    assert standing_of(third, "sales").other == 31_000_000_00
    with pytest.raises(Conflict, match="有异议尚未处理"):
        confirm(third, officer, field="sales")
    settled = correct(third, {"sales": 31_000_000_00}, officer, reason="企业认可")
    assert words(settled, "sales") == ["reported"]
    confirm(settled, officer, field="sales")
    assert words(settled, "sales") == ["confirmed"]


@pytest.mark.django_db
def test_what_was_disputed_then_is_still_answered_after_it_is_resolved(filed: Any, officer: Any) -> None:
    mark = dispute(filed, officer, field="sales", other=31_000_000_00, **BUREAU)
    then = AsOf.now()
    resolve(mark, officer, keep="held", reason="对方撤回")
    assert standing_of(filed, "sales", then).word == "disputed"
    assert standing_of(filed, "sales", AsOf.now()).word == "reported"


@pytest.mark.django_db
def test_a_mark_goes_with_the_value_into_a_later_stretch(officer: Any) -> None:
    values = {"code": "MH0001", "name": "明湖甲公司", "form": "enterprise", "registered": date(2010, 1, 1)}
    first = enter(Organisation, values | {"address": "湖滨路1号"}, officer)
    confirm(first, officer, field="registered")
    dispute(first, officer, field="address", other="湖滨路2号", **BUREAU)
    later = replace(first, {"name": "明湖乙公司"}, officer, since=date(2019, 5, 1), reason="更名")
    assert words(later, "registered", "address", "name") == ["confirmed", "disputed", "reported"]
    moved = replace(later, {"address": "东山路8号"}, officer, since=date(2020, 1, 1), reason="迁址")
    assert words(moved, "registered", "address") == ["confirmed", "reported"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"other": 35_000_000_00}, "相同"),
        ({"reason": " "}, "理由"),
        ({"said_by": " "}, "谁提出"),
        ({"other": "many"}, "销售收入"),
        ({"field": "colour"}, "colour"),
        ({"field": "year", "other": 2018}, "主键"),
    ],
)
def test_a_dispute_that_says_nothing_is_refused(filed: Any, officer: Any, wrong: dict[str, Any], match: str) -> None:
    said = {"field": "sales", "other": 1, **BUREAU, **wrong}
    with pytest.raises(BadInput, match=match):
        dispute(filed, officer, **said)
    assert not Mark.objects.exists()


@pytest.mark.django_db
def test_a_value_may_be_disputed_without_knowing_the_right_one(filed: Any, officer: Any) -> None:
    mark = dispute(filed, officer, field="sales", other=None, **BUREAU)
    assert words(filed, "sales") == ["disputed"]
    assert resolve(mark, officer, keep="other", reason="查无依据，作未知处理").sales is None  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_representative_disputes_what_was_confirmed_and_cannot_change_it(
    filed: Any, officer: Any, representative: Any
) -> None:
    confirm(filed, officer, field="sales")
    with pytest.raises(Refused, match="已经核实"):
        correct(filed, {"sales": 36_000_000_00}, representative, reason="填错")
    for act in (
        lambda: withdraw(filed, representative, reason="填错"),
        lambda: end(filed, representative, on=date(2020, 5, 1), reason="填错"),
        lambda: replace(filed, {"sales": 1}, representative, since=date(2020, 5, 1), reason="填错"),
        lambda: confirm(filed, representative, field="staff"),
    ):
        with pytest.raises(Refused):
            act()
    after = correct(filed, {"staff": 121}, representative, reason="漏计一人")
    mark = dispute(after, representative, field="sales", other=36_000_000_00, **BUREAU)
    with pytest.raises(Refused):
        resolve(mark, representative, keep="other", reason="自己认可")
    assert words(after, "sales", "staff") == ["disputed", "reported"]


@pytest.mark.django_db
def test_a_representative_keeps_the_own_organisations_returns_only(officer: Any, representative: Any) -> None:
    mine = enter(YearlyReturn, RETURN, representative)
    assert words(mine, "sales") == ["reported"]
    with pytest.raises(Refused):
        enter(YearlyReturn, RETURN | {"organisation": "91139181MA0XJ0002L"}, representative)
    itself = {"code": "91139181MA0XJ0002L", "name": "远山", "form": "enterprise", "registered": date(2014, 1, 1)}
    with pytest.raises(Refused):
        enter(Organisation, itself, representative)
    own = {"number": "P1", "form": "invention", "title": "一种装置", "organisation": RETURN["organisation"]}
    right = enter(IntellectualProperty, own | {"granted": date(2018, 1, 1)}, representative)
    with pytest.raises(Refused):
        correct(right, {"organisation": "91139181MA0XJ0002L"}, representative, reason="转给别家")
    own_words = {"subject": f"organisation:{RETURN['organisation']}", "organisation": RETURN["organisation"]}
    since = {"value": True, "since": date(2020, 1, 1)}
    enter(StatedFact, own_words | since | {"fact": "products_allowed"}, representative)
    with pytest.raises(Refused):
        enter(StatedFact, own_words | since | {"fact": "hnte_field"}, representative)
    assert enter(StatedFact, own_words | since | {"fact": "hnte_field"}, officer).value is True, "what reviewers found"
    others = enter(YearlyReturn, RETURN | {"organisation": "91139181MA0XJ0002L"}, officer)
    with pytest.raises(Refused):
        dispute(others, representative, field="sales", other=1, **BUREAU)


STEPS = st.lists(st.tuples(st.sampled_from(["confirm", "dispute", "correct", "held", "other"]), st.integers(1, 4)))


class AnyOrder(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS)
    def test_a_past_standing_is_answered_the_same_for_ever(self, steps: list[tuple[str, int]]) -> None:
        row: Any = enter(YearlyReturn, RETURN, None)
        asked: list[tuple[AsOf, Any, str, Any]] = []
        for verb, value in steps:
            mark = Mark.objects.filter(superseded_at=None, standing="disputed").first()
            try:
                if verb == "confirm":
                    confirm(row, None, field="sales")
                elif verb == "dispute":
                    dispute(row, None, field="sales", other=value, **BUREAU)
                elif verb == "correct":
                    row = correct(row, {"sales": value}, None, reason="更正")
                elif mark is not None:
                    row = resolve(mark, None, keep="held" if verb == "held" else "other", reason="处理")
            except (BadInput, Conflict):
                pass
            now, asof = standing_of(row, "sales"), AsOf.now()
            assert now.disputed == (now.word == "disputed" and now.other != row.sales)
            asked.append((asof, row, now.word, now.other))
        for asof, then, word, other in asked:
            found = standing_of(then, "sales", asof)
            assert (found.word, found.other) == (word, other)
