"""Pages about an organisation's facts: filled once, origin told, nothing lost, both values of a dispute shown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kechuang.events.models import Event
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.enter import enter
from kechuang.registry.evidence.proofs import proofs_of
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Evidence, Mark

CODE, OTHER = "91139181MA0XJ0001N", "91139181MA0XJ0002L"
DAY = "2025-06-30"
FILL = f"/organisations/{CODE}/facts/tech_sme/"
PDF = b"%PDF-1.4 report %%EOF"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def enterprise(db: None) -> Any:
    about = {"code": CODE, "name": "清流科技", "form": "enterprise", "registered": date(2014, 5, 1)}
    return enter(Organisation, about | {"division": "130181"}, None)


@pytest.fixture
def filed(enterprise: Any) -> Any:
    enter(YearlyReturn, {"organisation": CODE, "year": 2023, "st_staff_sme": 17}, None)
    return enter(YearlyReturn, {"organisation": CODE, "year": 2024, "sales": 35_000_000_00, "staff_sme": 86}, None)


@pytest.fixture
def representative(person: Callable[..., Any]) -> Any:
    from kechuang.accounts.models import Organisation as Holder

    own = Holder.objects.create(name="清流科技", credit_code=CODE, kind="enterprise", status="approved")
    return person("representative", organisation=own)


def shown(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, {"on": DAY} | query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def inputs(page: str) -> set[str]:
    """Names of what the form asks."""
    names = set(re.findall(r'<(?:input|select)[^>]* name="([a-z][\w.]*)"', page.partition('id="asks"')[2]))
    return {n for n in names if not n.endswith(".unit") and not n.startswith(("evidence", "csrf", "on"))}


def post(client: Client, path: str = FILL, **fields: Any) -> Any:
    return client.post(path, {"on": DAY} | {name.replace("__", "."): value for name, value in fields.items()})


@pytest.mark.django_db
def test_the_form_asks_only_what_the_records_do_not_say(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    page = shown(client, FILL)
    asked = inputs(page)
    assert {"st_staff_sme", "assets", "costs", "products_allowed", "hnte_certificate"} <= asked
    assert not asked & {"sales_y1", "staff_sme", "resident"}
    assert "2023年是 17人" in page, "a stale figure is told, not filled in"
    known = page.partition("记录里已有的")[2]
    assert "3500万元" in known
    assert "年度报表2024 · 销售收入" in known


@pytest.mark.django_db
def test_what_is_filled_in_goes_to_where_it_is_kept_and_is_not_asked_again(
    client: Client, officer: Any, filed: Any
) -> None:
    client.force_login(officer)
    events = Event.objects.count()
    answer = post(
        client, st_staff_sme="20", st_staff_sme__unit="人", assets="4000", assets__unit="万元", products_allowed="yes"
    )
    assert answer.status_code == 302
    row = YearlyReturn.objects.standing().get(year=2024)
    assert (row.st_staff_sme, row.assets, row.sales) == (20, 40_000_000_00, 35_000_000_00)
    assert (row.reason, row.source.kind, str(row.recorded_by)) == ("补填", "hand", str(officer))
    said = StatedFact.objects.standing().get(fact="products_allowed")
    assert (said.value, said.subject, said.organisation) == (True, f"organisation:{CODE}", CODE)
    assert Event.objects.count() == events + 2, "one act for the return, one for the statement"
    page = shown(client, FILL)
    assert not inputs(page) & {"st_staff_sme", "assets", "products_allowed"}
    assert "已保存 3 项" in page


@pytest.mark.django_db
def test_a_year_that_has_no_return_gets_one(client: Client, officer: Any, enterprise: Any) -> None:
    client.force_login(officer)
    assert post(client, costs="3000", costs__unit="万元").status_code == 302
    row = YearlyReturn.objects.standing().get()
    assert (row.year, row.organisation, row.costs) == (2024, CODE, 30_000_000_00)


@pytest.mark.django_db
def test_the_code_of_the_industry_is_asked_once_for_all_it_tells(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    path = f"/organisations/{CODE}/facts/sme_class/"
    assert "record.industry" in inputs(shown(client, path))
    wrong = client.post(path, {"on": DAY, "record.industry": "C9999"})
    assert wrong.status_code == 400
    assert 'value="C9999"' in wrong.content.decode()
    assert client.post(path, {"on": DAY, "record.industry": "2614"}).status_code == 302
    assert Organisation.objects.standing().get().industry == "C2614"
    assert "record.industry" not in inputs(shown(client, path))


@pytest.mark.django_db
def test_what_cannot_be_saved_stays_in_the_form_and_the_rest_is_saved(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    answer = post(
        client, st_staff_sme="二十", assets="4000", assets__unit="万元", ip_class1="1.5", ip_class1__unit="件"
    )
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert YearlyReturn.objects.standing().get(year=2024).assets == 40_000_000_00
    assert {"st_staff_sme", "ip_class1"} <= inputs(page)
    assert "assets" not in inputs(page)
    assert 'value="二十"' in page
    assert 'value="1.5"' in page
    assert "已保留您填的内容" in page


@pytest.mark.django_db
def test_a_document_proves_every_fact_of_its_group_that_was_filled_in(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    page = shown(client, FILL)
    upload = re.findall(r'name="(evidence\.\d+)"', page.partition("成本费用支出总额")[2])[0]
    report = SimpleUploadedFile("审计报告.pdf", PDF)
    answer = client.post(FILL, {"on": DAY, "costs": "3000", "costs.unit": "万元", "st_staff_sme": "20", upload: report})
    assert answer.status_code == 302
    proved = {p.field for p in proofs_of([("yearlyreturn", f"{CODE}:2024")])}
    assert proved == {"costs", "st_staff_sme"}
    assert Evidence.objects.get().name == "审计报告.pdf"
    assert "审计报告.pdf" in shown(client, FILL).partition("记录里已有的")[2]


@pytest.mark.django_db
def test_a_refused_document_does_not_undo_what_was_filled_in(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    upload = re.findall(r'name="(evidence\.\d+)"', shown(client, FILL).partition("成本费用支出总额")[2])[0]
    program = SimpleUploadedFile("审计报告.pdf", b"MZ\x90\0" + bytes(200))
    answer = client.post(FILL, {"on": DAY, "costs": "3000", "costs.unit": "万元", "st_staff_sme": "x", upload: program})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "这是程序文件" in page
    assert YearlyReturn.objects.standing().get(year=2024).costs == 30_000_000_00
    assert not Evidence.objects.exists()


@pytest.mark.django_db
def test_what_another_filled_in_meanwhile_is_told_and_not_overwritten(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    assert post(client, costs="3000", costs__unit="万元").status_code == 302
    late = post(client, costs="2900", costs__unit="万元", assets="4000", assets__unit="万元")
    page = html.unescape(late.content.decode())
    assert late.status_code == 400
    assert "已由他人填写；您填的“2900万元”没有保存。" in page
    row = YearlyReturn.objects.standing().get(year=2024)
    assert (row.costs, row.assets) == (30_000_000_00, 40_000_000_00)


@pytest.mark.django_db
def test_a_statement_for_a_day_is_asked_again_for_another(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    assert post(client, clean_record="yes").status_code == 302
    assert "clean_record" not in inputs(shown(client, FILL))
    again = shown(client, FILL, on="2025-07-01")
    assert "clean_record" in inputs(again)
    assert "以 2025-07-01 为准" in again


@pytest.mark.django_db
def test_a_disputed_fact_shows_both_values_on_every_page(client: Client, officer: Any, filed: Any) -> None:
    dispute(filed, officer, field="sales", other=31_200_000_00, said_by="市税务局", reason="申报表")
    client.force_login(officer)
    pages = [
        shown(client, FILL),
        shown(client, f"/organisations/{CODE}/facts/"),
        shown(client, f"/organisations/{CODE}/facts/", state="disputed"),
        shown(client, f"/organisations/{CODE}/fact/sales_y1/"),
        shown(client, f"/organisations/{CODE}/check/tech_sme/"),
    ]
    for page in pages:
        assert "3500万元" in page
        assert "市税务局说" in page
        assert "3120万元" in page
        assert "有异议" in page


@pytest.mark.django_db
def test_the_list_is_filtered_by_state_words_and_day(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    path = f"/organisations/{CODE}/facts/"
    first = shown(client, path)
    assert "最近一年销售收入" in first
    assert 'id="f-costs"' not in first
    missing = shown(client, path, state="missing")
    assert 'id="f-costs"' in missing
    assert 'id="f-sales_y1"' not in missing
    assert 'id="f-st_staff_sme"' in shown(client, path, state="stale")
    assert 'id="f-sales_y1"' not in shown(client, path, q="职工总数", state="all")
    assert "没有符合的事项" in shown(client, path, q="没有这种事项")
    assert 'id="f-sales_y1"' not in shown(client, path, on="2020-01-01")
    assert "不是日期" in shown(client, path, on="昨天")


def act(client: Client, fact: str, do: str, **fields: str) -> Any:
    posted = {"on": DAY, "do": do} | {name.replace("__", "."): value for name, value in fields.items()}
    return client.post(f"/organisations/{CODE}/fact/{fact}/", posted)


@pytest.mark.django_db
def test_a_value_is_changed_with_a_reason_and_its_history_stays(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    without = act(client, "sales_y1", "change", value="3600", value__unit="万元")
    assert without.status_code == 400
    assert 'value="3600"' in without.content.decode()
    assert act(client, "sales_y1", "change", value="3600", value__unit="万元", reason="审计调整").status_code == 302
    page = shown(client, f"/organisations/{CODE}/fact/sales_y1/")
    history = page.partition('id="history"')[2]
    assert history.index("3600万元") < history.index("3500万元")
    assert "审计调整" in history
    assert "林晓" in history


@pytest.mark.django_db
def test_a_dispute_is_raised_and_resolved_on_the_page_of_the_fact(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    said = {"said_by": "市税务局", "reason": "申报表"}
    assert act(client, "sales_y1", "dispute", value="3120", value__unit="万元", **said).status_code == 302
    assert act(client, "sales_y1", "confirm").status_code == 400
    page = shown(client, f"/organisations/{CODE}/fact/sales_y1/")
    assert "处理异议" in page
    assert act(client, "sales_y1", "resolve", reason="以申报表为准").status_code == 400
    assert act(client, "sales_y1", "resolve", keep="other", reason="以申报表为准").status_code == 302
    assert YearlyReturn.objects.standing().get(year=2024).sales == 31_200_000_00
    assert act(client, "sales_y1", "confirm").status_code == 302
    assert "已核实" in shown(client, f"/organisations/{CODE}/fact/sales_y1/")


@pytest.mark.django_db
def test_documents_are_attached_and_taken_away_on_the_page_of_the_fact(
    client: Client, officer: Any, filed: Any
) -> None:
    client.force_login(officer)
    path = f"/organisations/{CODE}/fact/sales_y1/"
    report = SimpleUploadedFile("审计报告.pdf", PDF)
    assert client.post(path, {"on": DAY, "do": "attach", "file": report}).status_code == 302
    assert "审计报告.pdf" in shown(client, path)
    assert client.post(path, {"on": DAY, "do": "attach"}).status_code == 400
    [proof] = proofs_of([("yearlyreturn", f"{CODE}:2024")])
    assert act(client, "sales_y1", "detach", proof=str(proof.pk), reason=" ").status_code == 400
    assert act(client, "sales_y1", "detach", proof=str(proof.pk), reason="附错年度").status_code == 302
    assert "审计报告.pdf" not in shown(client, path)
    assert act(client, "sales_y1", "detach", proof="999999", reason="x").status_code == 404


@pytest.mark.django_db
def test_a_representative_fills_in_and_disputes_but_neither_confirms_nor_changes_what_is_confirmed(
    client: Client, officer: Any, representative: Any, filed: Any
) -> None:
    confirm(filed, officer, field="sales")
    client.force_login(representative)
    assert post(client, costs="3000", costs__unit="万元", products_allowed="yes").status_code == 302
    page = shown(client, f"/organisations/{CODE}/fact/sales_y1/")
    assert 'value="dispute"' in page
    assert 'value="change"' not in page
    assert 'value="confirm"' not in page
    assert act(client, "sales_y1", "change", value="1", value__unit="万元", reason="x").status_code == 403
    assert act(client, "sales_y1", "confirm").status_code == 403
    assert (
        act(client, "sales_y1", "dispute", value="1", value__unit="万元", said_by="我", reason="x").status_code == 302
    )
    assert Mark.objects.filter(standing="disputed", superseded_at=None).count() == 1


@pytest.mark.django_db
def test_another_organisations_facts_are_neither_shown_nor_written(
    client: Client, representative: Any, person: Callable[..., Any]
) -> None:
    enter(Organisation, {"code": OTHER, "name": "远山机械", "form": "enterprise", "registered": date(2014, 5, 1)}, None)
    for who in (representative, person("unit_officer"), person()):
        client.force_login(who)
        for path in ("facts/", "facts/tech_sme/", "fact/sales_y1/", "check/tech_sme/"):
            for answer in (client.get(f"/organisations/{OTHER}/{path}"), client.post(f"/organisations/{OTHER}/{path}")):
                assert answer.status_code == 403
                assert "远山机械" not in answer.content.decode()
    assert not YearlyReturn.objects.exists()


@pytest.mark.django_db
def test_the_check_is_made_from_the_records_and_leads_to_the_form(client: Client, officer: Any, filed: Any) -> None:
    attach(filed, [PDF], "审计报告.pdf", officer)
    client.force_login(officer)
    page = shown(client, f"/organisations/{CODE}/check/tech_sme/")
    assert "待定" in page
    assert f'href="{FILL}?on={DAY}#f-costs"' in page
    assert "系统不保存" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["fact/nothing/", "fact/fund_size/", "facts/nothing/", "facts/angel_fund/", "check/loan_cover/"],
)
def test_what_there_is_not_is_not_found(client: Client, officer: Any, filed: Any, path: str) -> None:
    client.force_login(officer)
    assert client.get(f"/organisations/{CODE}/{path}").status_code == 404
    assert client.get(f"/organisations/91139181MA0XJ0009X/{path}").status_code == 404


@pytest.mark.django_db
def test_the_pages_speak_english_too(client: Client, officer: Any, filed: Any) -> None:
    client.force_login(officer)
    client.cookies["kechuang_language"] = "en"
    page = shown(client, FILL)
    assert "Already in the records" in page
    assert "Fill in" in page


@pytest.mark.django_db
def test_a_representative_finds_the_own_organisation_in_the_menu_and_beside_the_self_check(
    client: Client, representative: Any, enterprise: Any
) -> None:
    client.force_login(representative)
    assert client.get("/organisations/own/facts/")["Location"] == f"/organisations/{CODE}/facts/"
    assert "/organisations/own/facts/" in client.get("/").content.decode()
    check = html.unescape(client.get("/policies/tech_sme/check/").content.decode())
    assert f"/organisations/{CODE}/check/tech_sme/" in check
    assert f"/organisations/{CODE}/" not in client.get("/policies/angel_fund/check/").content.decode()


@pytest.mark.django_db
def test_an_organisation_that_is_not_on_record_yet_is_told(client: Client, representative: Any) -> None:
    client.force_login(representative)
    assert "还没有登记" in client.get("/organisations/own/facts/").content.decode()
