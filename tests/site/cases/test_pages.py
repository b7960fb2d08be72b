"""Pages of cases: the desk puts the overdue first, a draft is kept as it is typed, the public objects by name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from .applying import TEXTS, do, drafted, with_patents

pytestmark = pytest.mark.django_db


def page(client: Client, actor: Any, name: str, *args: Any, **query: str) -> str:
    client.force_login(actor)
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_desk_shows_what_waits_with_the_overdue_first_and_never_a_draft(client: Client, office: Any) -> None:
    from kechuang.cases.models import Case
    from kechuang.cases.opening import apply_for

    assert "没有等待办理的办件" in page(client, office.lin, "cases")
    late = do(drafted(office), "submit", office.chen, today=date(2026, 11, 2))
    due = apply_for("heb_tech_sme", office.code, office.chen)
    due = do(due, "submit", office.chen, today=date(2026, 11, 27))
    draft = apply_for("agri_giant", office.code, office.chen)
    Case.objects.filter(pk=due.pk).update(due=date.today() + timedelta(days=9))
    Case.objects.filter(pk=late.pk).update(due=date.today() - timedelta(days=9))
    shown = page(client, office.lin, "cases")
    assert shown.index(late.number) < shown.index(due.number)
    assert "超期" in shown
    assert draft.number not in shown
    found = page(client, office.lin, "cases", item="heb_tech_sme")
    assert (due.number in found, late.number in found) == (True, False)
    assert late.number in page(client, office.lin, "cases", view="overdue")


def test_an_officer_sees_what_the_rule_says_and_which_documents_lack_before_acting(client: Client, office: Any) -> None:
    with_patents(office.code)
    case = do(drafted(office, {"staff_sme": "600人", "clean_record": ""}), "submit", office.chen)
    shown = page(client, office.lin, "case", case.number)
    assert shown.index("按规则不符合") < shown.index('id="checked"')
    assert "3 份要求的材料没有附" in shown
    assert 'id="checked"' not in page(client, office.chen, "case", case.number)
    returned = page(client, office.lin, "case-act", case.number, "send_back")
    assert "1. 上一年及当年未发生重大安全" in returned
    assert "2. 职工和科技人员名单" in returned
    assert "1. 职工不超过500人" in page(client, office.lin, "case-act", case.number, "refuse")
    do(case, "send_back", office.lin, reason="请补充")
    assert 'id="checked"' not in page(client, office.lin, "case", case.number)


def test_every_process_is_drawn_for_everybody_with_all_its_states_and_where_each_verb_leads(client: Client) -> None:
    from kechuang.portal.flow_stages import processes

    listed = client.get(reverse("flows")).content.decode()
    for code, flow in processes().items():
        address = reverse("flow", args=[code])
        shown = client.get(address).content.decode()
        assert f'href="{address}"' in listed
        assert {state.code for state in flow.states if f'id="s-{state.code}"' not in shown} == set()
        leads = {to for row in flow.table.values() for to in row.values() if to}
        assert {to for to in leads if f'href="#s-{to}"' not in shown} == set()
    assert client.get(reverse("flow", args=["no-such"])).status_code == 404


def test_an_input_is_kept_as_it_is_left_and_a_colleagues_word_is_told(client: Client, office: Any) -> None:
    case = drafted(office)
    client.force_login(office.wu)
    address = reverse("case-keep", args=[case.number])
    told = client.post(address, {"costs": "3300", "costs.unit": "万元", "seen.costs": TEXTS["costs"]}).json()
    assert (told["kept"], told["texts"]) == (["costs"], {"costs": "3300万元"})
    client.force_login(office.chen)
    told = client.post(address, {"costs": "1", "costs.unit": "元", "seen.costs": TEXTS["costs"]}).json()
    assert told["kept"] == []
    assert "吴会计已改为“3300万元”" in told["overtaken"]["costs"]
    whole = client.post(reverse("case-fill", args=[case.number]), {"assets": "x", "seen.assets": TEXTS["assets"]})
    assert whole.status_code == 302
    assert "改好才能提交" in page(client, office.chen, "case-fill", case.number)


def test_a_shared_draft_says_who_typed_each_field_and_when(client: Client, office: Any) -> None:
    case = drafted(office)
    address = reverse("case-keep", args=[case.number])
    alone = page(client, office.chen, "case-fill", case.number)
    assert "data-typed" not in alone
    client.force_login(office.wu)
    told = client.post(address, {"costs": "3300", "costs.unit": "万元", "seen.costs": TEXTS["costs"]}).json()
    assert told["typed"]["costs"].startswith("您填于")
    shared = page(client, office.chen, "case-fill", case.number)
    assert "吴会计填于" in shared.partition('data-typed="costs"')[2].partition("</p>")[0]
    assert "您填于" in shared.partition('data-typed="assets"')[2].partition("</p>")[0]


def test_a_count_of_an_open_list_says_why_it_is_not_nought(client: Client, office: Any) -> None:
    from kechuang.cases.opening import apply_for
    from kechuang.registry.actions.declare_complete import declare_complete

    case = apply_for("tech_sme", office.code, office.chen)
    assert "“知识产权”名录还没有登记为完整" in page(client, office.chen, "case-fill", case.number)
    filled = reverse("organisation-fill", args=[office.code, "tech_sme"])
    where = reverse("complete-list", args=["intellectualproperty"])
    assert where not in client.get(filled).content.decode()
    client.force_login(office.lin)
    assert where in client.get(filled).content.decode()
    declare_complete("intellectualproperty", None, since=date(2020, 1, 1))
    assert "“知识产权”名录" not in page(client, office.chen, "case-fill", case.number)


def test_what_can_be_applied_for_stands_in_the_order_it_can_be_had_and_is_found_by_name(
    client: Client, office: Any
) -> None:
    shown = page(client, office.chen, "cases-own")
    heads = [one.partition('">')[0] for one in shown.split('id="offer-1-')[1:]]
    order = ["yes", "near", "unknown", "no", "held", "enterprise", "platform", "carrier", "contract"]
    assert heads == sorted(heads, key=[*order, *heads].index)
    assert {"unknown", "platform", "carrier", "contract"} <= set(heads)
    found = page(client, office.chen, "cases-own", q="高企")
    assert ("高新技术企业认定" in found, "众创空间国家备案" in found) == (True, False)
    assert "没有符合的事项" in page(client, office.chen, "cases-own", q="没有这种事项")


def test_the_applicant_sees_where_it_stands_and_only_the_office_sees_the_officers_names(
    client: Client, office: Any
) -> None:
    case = do(do(drafted(office), "submit", office.chen), "send_back", office.lin, reason="缺社保名册。")
    shown = page(client, office.wu, "case", case.number)
    for words in ("退回补正", "缺社保名册。", "在谁手里", "申请人", "下一步"):
        assert words in shown
    assert "林晓" not in shown
    assert "林晓" in page(client, office.lin, "case", case.number)


def test_a_refusal_shows_its_reason_and_the_way_out(client: Client, office: Any) -> None:
    with_patents(office.code)
    case = do(drafted(office, {"rd_deductible": "1万元", "st_staff_sme": "1人"}), "submit", office.chen)
    case = do(case, "refuse", office.lin, reason="综合评价得分不足六十分。")
    shown = page(client, office.chen, "case", case.number)
    assert "综合评价得分不足六十分。" in shown
    assert "办法 1" in shown


def test_anybody_objects_by_name_and_nobody_else_reads_how_to_reach_them(client: Client, office: Any) -> None:
    from kechuang.cases.models import Objection

    with_patents(office.code)
    case = do(do(drafted(office), "submit", office.chen), "decide", office.lin, reason="达标。")
    case = do(case, "publish", office.lin, today=date.today())
    visitor = Client()
    assert case.organisation_name in visitor.get(reverse("publicity")).content.decode()
    address = reverse("publicity-object", args=[case.number])
    assert visitor.post(address, {"name": "", "contact": "1", "text": "不实"}).status_code == 400
    given = {"name": "王群众", "contact": "13800000000", "text": "研发人员数不实。"}
    assert visitor.post(address, given).status_code == 302
    assert Objection.objects.get().contact == "13800000000"
    public = visitor.get(reverse("publicity-case", args=[case.number])).content.decode()
    own = page(client, office.chen, "case", case.number)
    for words in ("王群众", "13800000000"):
        assert words not in public
        assert words not in own
        assert words in page(client, office.lin, "case", case.number)


def test_a_page_in_english_has_no_untranslated_verb(client: Client, office: Any) -> None:
    case = drafted(office)
    client.force_login(office.chen)
    shown = client.get(reverse("case", args=[case.number]), headers={"accept-language": "en"}).content.decode()
    assert "Submit it" in shown
    assert "Where it stands" in shown


def test_a_complaint_is_a_case_of_ones_own_that_officers_answer(client: Client, office: Any) -> None:
    from kechuang.cases.models import Case

    client.force_login(office.stranger)
    address = reverse("complain")
    assert client.post(address, {"title": "办理超期", "text": " "}).status_code == 400
    assert client.post(address, {"title": "办理超期", "text": "三个月没有答复。"}).status_code == 302
    case = Case.objects.get()
    assert (case.flow, case.state, case.complainant) == ("complaint", "submitted", office.stranger)
    assert "三个月没有答复。" in page(client, office.lin, "case", case.number)
    client.force_login(office.chen)
    assert client.get(reverse("case", args=[case.number])).status_code == 404


def test_the_desk_goes_out_as_a_file_with_exactly_its_rows(client: Client, office: Any) -> None:
    case = do(drafted(office), "submit", office.chen, today=date(2026, 11, 2))
    client.force_login(office.lin)
    answer = client.get(reverse("cases"), {"format": "csv"})
    lines = answer.content.decode("utf-8-sig").strip().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(case.number)


def test_from_an_entitlement_one_button_opens_the_application(client: Client, office: Any) -> None:
    from kechuang.cases.models import Case
    from kechuang.portal.applying import application_address

    assert application_address(office.code, "hnte_tax") == ""
    address = application_address(office.code, "tech_sme")
    client.force_login(office.stranger)
    assert client.get(address).status_code == 404
    client.force_login(office.chen)
    assert "开始填写" in client.get(address).content.decode()
    first, again = client.post(address), client.post(address)
    number = Case.objects.get().number
    assert first.headers["Location"] == reverse("case-fill", args=[number])
    assert again.headers["Location"] == reverse("case", args=[number])


def test_a_figure_is_kept_with_its_facts_read_before_the_transaction_that_makes_others_wait(
    client: Client, office: Any
) -> None:
    case = drafted(office)
    client.force_login(office.wu)
    address = reverse("case-keep", args=[case.number])
    client.post(address, {"costs": "3300万元", "seen.costs": TEXTS["costs"]})
    with CaptureQueriesContext(connection) as queries:
        client.post(address, {"costs": "3400万元", "seen.costs": "3300万元"})
    told = [query["sql"] for query in queries.captured_queries]
    stored = next(n for n, sql in enumerate(told) if sql.startswith("INSERT") and "draftanswer" in sql)
    begun = max(n for n, sql in enumerate(told[:stored]) if sql.startswith("SAVEPOINT"))
    assert [sql for sql in told[begun:stored] if '"registry_' in sql] == []
    assert len(told) < 70
