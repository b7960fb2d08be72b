"""The file of one organisation: what it is made of, as of any day, and what of it who sees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kechuang.portal.organisations.sparkline import sparkline
from kechuang.portal.organisations.whole_file import sections
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.replace import replace
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import MINE, OTHER, Town, enter

pytestmark = pytest.mark.django_db


def file(client: Client, key: str = MINE, **moment: str) -> str:
    answer = client.get(reverse("organisation-file", args=[key]), moment)
    assert answer.status_code == 200
    return answer.content.decode()


def section(said: str, name: str) -> str:
    """The part of the page under the heading of a section; empty where there is none."""
    return said.partition(f'section-{name}"')[2].partition("</section>")[0]


def test_sections_list_themselves_in_their_order() -> None:
    names = [one.key for one in sections()]
    assert {"returns", "certificates", "rights", "timeline", "identity", "policies", "moves", "evidence"} <= set(names)
    assert names == [one.key for one in sorted(sections(), key=lambda one: one.order)]


def test_certificates_say_how_many_days_are_left_and_which_are_over(town: Town) -> None:
    on_the_day = section(file(town.client(), valid="2025-10-02"), "certificates")
    assert "剩 30 天" in on_the_day
    assert 'lamp warning">剩' in on_the_day
    assert "已失效 1 项" in section(file(town.client(), valid="2025-11-01"), "certificates")


def test_returns_stand_by_year_with_growth_and_years_not_filed(town: Town) -> None:
    said = section(file(town.client(), valid="2024-06-30"), "returns")
    assert "+0.1%" not in said, "2023 was not filed: nothing is known of its growth"
    assert "未报" in said
    sales = said.partition("销售收入")[2].partition("</tr>")[0]
    assert all(figure in sales for figure in ("2,021.00", "2,022.00"))
    assert "+0%" not in file(town.client(), valid="2023-06-30")


def test_a_line_breaks_where_a_figure_is_not_known() -> None:
    whole, broken = sparkline([1, 2, 3]), sparkline([1, 2, None, 4, 5])
    assert whole is not None
    assert broken is not None
    assert (len(whole.paths), len(broken.paths)) == (1, 2)
    assert sparkline([None, 3]) is None


def test_the_time_line_tells_of_names_and_certificates_up_to_the_day(town: Town) -> None:
    row = Organisation.objects.get(key=MINE)
    replace(row, {"name": "长河仪器有限公司"}, town.officer, since=date(2024, 5, 1), reason="更名")
    later = section(file(town.client(), valid="2024-06-01"), "timeline")
    assert "由“清流仪器有限公司”更名" in later
    assert later.index("更名") < later.index("获得") < later.index("成立"), "newest first"
    assert "更名" not in section(file(town.client(), valid="2024-04-30"), "timeline")
    assert "曾用信息" in file(town.client(), valid="2024-06-01")


def test_an_earlier_day_of_knowing_shows_what_was_known(town: Town) -> None:
    row = YearlyReturn.objects.get(organisation=MINE, year=2022)
    before = row.recorded_at.isoformat()
    correct(row, {"staff": 321}, town.officer, reason="报错了")
    assert "321" in section(file(town.client()), "returns")
    assert "321" not in section(file(town.client(), known=before), "returns")


def test_the_public_sees_the_public_part_and_is_told_so(town: Town) -> None:
    said = file(town.client(""))
    assert "只有对外公开的内容" in said
    assert section(said, "certificates")
    for hidden in ("returns", "facts", "policies", "moves", "evidence"):
        assert section(said, hidden) == ""
    assert "法人1" not in said
    assert "2,021,000,000" not in said


def test_a_representative_sees_their_own_whole_and_others_as_the_public_does(town: Town) -> None:
    assert "法人1" in file(town.client("representative"))
    others = file(town.client("representative"), OTHER)
    assert "只有对外公开的内容" in others
    assert "法人2" not in others


def test_policies_and_targets_fill_themselves_in_or_are_pages_of_their_own(town: Town, plan: Any) -> None:
    said = file(town.client(), OTHER, valid="2026-11-28")
    everything = reverse("organisation-entitlements", args=[OTHER]) + "?on=2026-11-28"
    for name, words in (("policies", everything), ("moves", "高新技术企业")):
        address = section(said, name).partition('hx-get="')[2].partition('"')[0]
        part = town.client().get(address, headers={"hx-request": "true"}).content.decode()
        whole = town.client().get(address, follow=True).content.decode()
        assert words in part, name
        assert "高新技术企业" in whole, name
        assert ("<html" in whole, "<html" in part) == (True, False)


def test_policies_of_another_organisation_are_refused(town: Town) -> None:
    address = reverse("organisation-policies", args=[OTHER])
    assert town.client("representative").get(address).status_code == 403
    assert town.client("representative").get(reverse("record-targets", args=["organisation", OTHER])).status_code == 404


def test_who_represents_one_organisation_begins_there_officers_with_what_waits_and_visitors_at_home(town: Town) -> None:
    theirs = reverse("organisation-file", args=[MINE])
    assert town.client("representative").get(reverse("start")).url == theirs
    assert town.client("representative").get(reverse("own-file")).url == theirs
    assert town.client("officer").get(reverse("start")).url == reverse("worklist")
    assert town.client("").get(reverse("start")).url == "/"


def test_who_represents_what_is_not_on_record_is_led_to_entering_it(town: Town, person: Any) -> None:
    from kechuang.accounts.models import Organisation as Account

    new = Account.objects.create(name="新川", credit_code="91999001YY00000003", kind="enterprise", status="approved")
    client = Client()
    client.force_login(person("representative", organisation=new))
    said = client.get(reverse("own-file")).content.decode()
    assert "登记库里还没有" in said
    assert "code=91999001YY00000003" in said


def test_empty_parts_are_said_to_who_may_fill_them(town: Town) -> None:
    enter("organisation", code="91999001YY00000009", name="初生", form="enterprise", registered=date(2020, 1, 1))
    said = file(town.client(), "91999001YY00000009")
    assert "还没有报过年度报表" in said
    assert "没有有效的证书或称号" in said
    assert "没有有效的证书" not in file(town.client(""), "91999001YY00000009")


def test_no_file_of_what_is_not_recorded(town: Town) -> None:
    assert town.client().get("/organisations/91999001YY00000999/").status_code == 404


def test_the_questions_to_the_database_do_not_grow_with_the_records(town: Town) -> None:
    client = town.client()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            file(client)
        return len(queries)

    asked()
    before = asked()
    for year in range(2011, 2020):
        enter("yearlyreturn", organisation=MINE, year=year, staff=year, sales=year)
    assert asked() == before


def test_its_cases_stand_at_the_stage_of_the_moment_for_whoever_may_see_them(town: Town) -> None:
    from django.utils import timezone

    from kechuang.cases import engine
    from kechuang.cases.opening import apply_for

    case = apply_for("tech_sme", MINE, town.representative)
    drafted = timezone.now().isoformat()
    assert section(file(town.client()), "cases") == "", "a draft is its writers' own"
    assert case.number in section(file(town.client("representative")), "cases")
    engine.do(case, "abandon", town.representative, version=case.version, reason="暂不申请")
    now, then = (section(file(town.client(), **moment), "cases") for moment in ({}, {"known": drafted}))
    assert case.number in now
    assert "起草" not in now
    assert "起草" in then
    assert section(file(town.client("stranger"), OTHER), "cases") == ""
