"""Records are found by their words from the moment they are stored, by whoever may read them and by nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from kechuang.accounts.access import visible
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.catalogue import kinds
from kechuang.registry.found_by import searched
from kechuang.registry.found_later import index_missing
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.person import Person
from kechuang.registry.kinds.technology_contract import TechnologyContract
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.record import Record
from kechuang.search.finding import find, holding
from kechuang.search.models import SearchEntry

pytestmark = pytest.mark.django_db

FIRM = {
    "code": "MH0001",
    "name": "明湖清流仪器有限公司",
    "form": "enterprise",
    "registered": date(2012, 3, 1),
    "division": "999001101",
    "address": "柳溪镇工业路8号",
    "representative": "何清",
}


def found(query: str, actor: Any = None, kind: str = "") -> list[str]:
    wanted = [kind] if kind else list(kinds())
    results = find(query, visible(actor, SearchEntry.objects.all()), wanted)
    return [hit.key for hits in results.hits.values() for hit in hits]


def firm(**other: Any) -> Record:
    return enter(Organisation, FIRM | other, None)


@pytest.mark.parametrize("query", ["清流", "仪器", "MH0001", "mh00", "何清", "清流 工业路", "明湖清流仪器有限公司"])
def test_a_record_is_found_by_any_of_its_words(query: str) -> None:
    firm()
    assert found(query) == ["MH0001"]


def test_codes_and_choices_are_no_words() -> None:
    firm()
    assert found("999001101") == found("enterprise") == []


def test_a_corrected_record_is_found_by_what_it_says_now() -> None:
    correct(firm(), {"name": "明湖清泉仪器有限公司"}, None, reason="名称写错")
    assert found("清流") == []
    assert found("清泉") == ["MH0001"]


def test_a_renamed_organisation_is_still_found_by_its_former_name_and_counts_once() -> None:
    replace(firm(), {"name": "明湖长河仪器有限公司"}, None, since=date(2020, 1, 1), reason="更名")
    assert found("清流") == found("长河") == found("仪器") == ["MH0001"]
    assert find("仪器", SearchEntry.objects.all(), ["organisation"]).counts == {"organisation": 1}


def test_a_withdrawn_record_is_not_found_but_its_words_are_kept_for_questions_about_the_past() -> None:
    seen = firm()
    withdraw(seen, None, reason="重复录入")
    assert found("清流") == []
    kept = holding("清流", "organisation", SearchEntry.objects.all())
    assert kept is not None
    assert set(kept.values_list("object_id", flat=True)) == {seen.pk}


def test_an_act_that_fails_leaves_no_words_behind() -> None:
    class Stop(Exception):
        pass

    with pytest.raises(Stop), transaction.atomic():
        firm()
        raise Stop
    assert found("清流") == []
    assert not SearchEntry.objects.exists()


def test_many_records_stored_at_once_are_found_too() -> None:
    seen = firm()
    rows = []
    for n in range(300):
        copy = Organisation(**{f.attname: getattr(seen, f.attname) for f in Organisation._meta.concrete_fields})
        copy.pk, copy.key, copy.code, copy.name = None, f"N{n}", f"N{n}", f"第{n}号棉纺厂"
        rows.append(copy)
    Organisation.objects.bulk_create(rows)
    assert found("第299号") == ["N299"]
    results = find("棉纺", SearchEntry.objects.all(), ["organisation"], limit=500)
    assert results.counts == {"organisation": 300}
    assert len(results.hits["organisation"]) == 300
    Organisation.objects.filter(key__startswith="N").update(superseded_at=seen.recorded_at)
    assert found("棉纺") == []


def test_a_title_that_is_or_begins_with_the_words_comes_first() -> None:
    for code, name in (
        ("A", "东明湖机械厂"),
        ("B", "明湖机械厂股份有限公司"),
        ("C", "明湖机械厂"),
        ("D", "修理部"),
    ):
        firm(code=code, name=name, address="明湖机械厂院内" if code == "D" else "")
    assert found("明湖机械厂") == ["C", "B", "A", "D"]


def test_whoever_may_not_read_a_record_finds_only_its_public_part(person: Any) -> None:
    firm()
    township = person("unit_officer")
    for stranger in (AnonymousUser(), person(), township):
        assert found("清流", stranger) == ["MH0001"]
        assert found("何清", stranger) == found("工业路", stranger) == []
    assert found("何清", person("programme_officer")) == ["MH0001"]


def test_a_township_finds_what_lies_in_it_and_a_representative_their_own(person: Any) -> None:
    from kechuang.accounts.models import Organisation as Account
    from kechuang.accounts.models import Unit

    firm()
    unit = Unit.objects.create(name="柳溪镇", kind="township", since=date(2000, 1, 1), division_code="999001101")
    unit.path = f"/{unit.pk}/"
    unit.save()
    own = Account.objects.create(name="清流", credit_code="MH0001", kind="enterprise", status="approved")
    assert found("何清", person("unit_officer", unit=unit)) == ["MH0001"]
    assert found("何清", person("representative", organisation=own)) == ["MH0001"]
    assert found("何清", person("representative")) == []


def test_people_are_found_by_those_who_may_see_them(person: Any) -> None:
    enter(Person, {"number": "P1", "name": "欧阳明", "since": date(2019, 1, 1), "specialty": "传感器"}, None)
    assert found("欧阳", AnonymousUser()) == []
    assert found("传感器", person("auditor")) == ["P1"]


def test_of_a_contract_the_public_sees_its_number_alone() -> None:
    values = {
        "number": "2020139901000001",
        "title": "秘密配方委托开发",
        "form": "development",
        "seller_name": "甲公司",
        "buyer_name": "乙公司",
        "signed": date(2020, 5, 1),
        "registered": date(2020, 6, 1),
    }
    enter(TechnologyContract, values, None)
    assert found("配方", AnonymousUser()) == []
    assert found("2020139901", AnonymousUser()) == ["2020139901000001"]
    hit = find("2020139901", visible(AnonymousUser(), SearchEntry.objects.all()), list(kinds()))
    assert [h.title for hits in hit.hits.values() for h in hits] == ["2020139901000001"]


def test_returns_have_no_words(officer: Any) -> None:
    enter(YearlyReturn, {"organisation": "MH0001", "year": 2020, "staff": 7}, officer)
    assert not SearchEntry.objects.exists()
    assert searched(YearlyReturn) == ()


def test_what_search_came_to_know_later_is_added_once() -> None:
    firm()
    values = {"scheme": "hnte", "number": "GR1", "holder": "清流", "level": "national", "issued": date(2020, 1, 1)}
    enter(Certificate, values, None)
    SearchEntry.objects.filter(kind="organisation").delete()
    assert found("清流") == ["hnte:GR1"]
    index_missing()
    index_missing()
    assert set(found("清流")) == {"MH0001", "hnte:GR1"}
    assert SearchEntry.objects.filter(kind="organisation").count() == 2


def test_counting_stops_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kechuang.search.finding.COUNTED", 2)
    for n in range(4):
        values = {"number": f"Z{n}", "form": "invention", "title": f"一种水泵{n}", "organisation": "MH0001"}
        enter(IntellectualProperty, values | {"granted": date(2020, 1, 1)}, None)
    assert find("水泵", SearchEntry.objects.all(), ["intellectualproperty"]).counts == {"intellectualproperty": 2}


def test_every_kind_names_fields_of_its_own_to_be_found_by() -> None:
    assert sum(bool(searched(kind)) for kind in kinds().values()) >= 10
    for kind in kinds().values():
        assert set(searched(kind)) <= {f.name for f in kind.said()}
