"""A term that runs out is told of in time and renewed with one click; reports missed cost what the rule says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.kernel.errors import BadInput, Conflict

from .applying import do
from .test_grants import ready

pytestmark = pytest.mark.django_db


def held(office: Any, code: str, issued: date) -> Any:
    """A case certified on that day."""
    case = ready(office, code)
    type(case).objects.filter(pk=case.pk).update(on=issued, due=issued - timedelta(days=1))
    case.refresh_from_db()
    return do(case, "certify", office.lin, today=issued)


def test_what_ends_soon_is_told_to_both_sides_and_renewed_with_the_record_as_it_was(
    client: Client, office: Any
) -> None:
    from kechuang.cases.actions.renew import renew
    from kechuang.cases.ending import ending
    from kechuang.cases.granting import granted_record
    from kechuang.cases.models import Case

    issued, today = date(2023, 1, 10), date(2025, 12, 1)
    case = held(office, "new_rd_body", issued)
    record: Any = granted_record(case)
    assert (record.valid_to, ending(date(2025, 10, 11), [office.code])) == (date(2026, 1, 10), [])
    told = ending(date(2025, 10, 12), [office.code])
    assert [(one.policy.code, one.days) for one in told] == [("new_rd_body", 90)]
    with pytest.raises(BadInput, match="近期不到期"):
        renew("new_rd_body", office.code, record.key, office.chen, today=issued)
    again = renew("new_rd_body", office.code, record.key, office.chen, today=today)
    assert (again.subject, again.own["fields"]["name"]) == (f"platform:{record.key}", "清流技术平台")
    with pytest.raises(Conflict, match="未办结"):
        renew("new_rd_body", office.code, record.key, office.chen, today=today)
    Case.objects.filter(pk=again.pk).update(state="publicity", on=today, due=today)
    again.refresh_from_db()
    day = today + timedelta(days=1)
    again = do(again, "certify", office.lin, today=day)
    renewed: Any = granted_record(again)
    assert (renewed.key, renewed.valid_from, renewed.valid_to) == (record.key, day, date(2028, 12, 2))
    assert ending(today, [office.code]) == []


def test_what_ends_is_asked_of_each_kind_of_record_and_not_of_each_policy(office: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from kechuang.cases.ending import ending
    from kechuang.registry.catalogue import kinds

    held(office, "hnte", date(2023, 1, 10))
    with CaptureQueriesContext(connection) as queries:
        told = ending(date(2025, 12, 1))
    assert [one.policy.code for one in told] == ["hnte"]
    tables = {kind._meta.db_table for kind in kinds().values()}
    assert all(sum(f'FROM "{table}"' in query["sql"] for query in queries) <= 2 for table in tables)


def test_the_desk_shows_the_first_that_end_and_all_on_demand(
    client: Client, office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils import timezone

    from kechuang.portal.pages import cases

    monkeypatch.setattr(cases, "_ENDING", 0)
    today = timezone.localdate()
    held(office, "hnte", today.replace(year=today.year - 3) + timedelta(days=30))
    client.force_login(office.lin)
    whole = client.get(reverse("cases"), {"ending": "all"})
    assert "还有 1 项，看全部" not in whole.content.decode()
    (one,) = whole.context["ending"]
    assert f'href="{reverse("record", args=(one.record.kind(), one.record.key))}"' in whole.content.decode()
    desk = client.get(reverse("cases"), {"view": "every"})
    assert 'href="?view=every&amp;ending=all#ending"' in desk.content.decode()


def test_the_notice_stands_where_both_look(client: Client, office: Any) -> None:
    from django.utils import timezone

    today = timezone.localdate()
    held(office, "hnte", today.replace(year=today.year - 3) + timedelta(days=30))
    client.force_login(office.chen)
    own = client.get(reverse("cases-own")).content.decode()
    assert "申请续期" in own
    client.force_login(office.lin)
    assert "快到期的" in client.get(reverse("cases")).content.decode()
    client.force_login(office.chen)
    from kechuang.cases.ending import ending

    one = ending(today, [office.code])[0]
    made = client.post(
        reverse("case-renew"), {"policy": one.policy.code, "organisation": office.code, "key": one.record.key}
    )
    assert made.status_code == 302
    assert made.headers["Location"].endswith("/fill/")


def test_two_missed_reports_cost_the_status_and_a_year_is_reported_once(office: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from kechuang.cases.reporting import late, reports_of

    case = held(office, "hnte", date(2023, 11, 3))
    assert reports_of(case, date(2024, 5, 31)).due == (2023, date(2024, 5, 31))  # type: ignore[union-attr]
    case = do(case, "report_year", office.chen, given={"year": "2023"}, today=date(2024, 5, 31))
    for year in ("2023", "2024", "去年"):
        with pytest.raises(BadInput, match="年度"):
            do(case, "report_year", office.chen, given={"year": year}, today=date(2024, 6, 1))
    assert late(date(2025, 5, 31)) == []
    told = reports_of(case, date(2025, 6, 1))
    assert told is not None
    assert (told.missed, told.lost) == ((2024,), False)
    with CaptureQueriesContext(connection) as queries:
        assert [one[1].lost for one in late(date(2026, 6, 1))] == [True]
    assert len(queries) == 4  # the cases, what was reported, what was granted and its record: however many they are


def test_a_new_name_is_on_the_certificate_from_the_day_of_the_decision(office: Any) -> None:
    from kechuang.cases.granting import granted_record

    case = held(office, "hnte", date(2023, 11, 3))
    case = do(case, "report_change", office.chen, reason="更名为清流水务。", today=date(2024, 3, 1))
    case = do(
        case, "keep", office.lin, reason="主营业务不变。", given={"name": "清流水务有限公司"}, today=date(2024, 3, 8)
    )
    row: Any = granted_record(case)
    assert (case.state, row.holder, row.valid_from) == ("certified", "清流水务有限公司", date(2024, 3, 8))
