"""The page of one record: what it says as of the moments, how sure that is, its history, what belongs to it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.events.models import Event
from kechuang.portal.records.addresses import KeyConverter
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import MINE, OTHER, Town, enter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: object, settings: object) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]


def page(client: Client, kind: str, key: str, **query: str) -> str:
    answer = client.get(reverse("record", args=[kind, key]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.parametrize("key", ["a/b", "a~b", "~s/", "hnte:GR1", "a~/~s~~/", "证书 第1号"])
def test_any_key_makes_one_step_of_an_address(key: str) -> None:
    written = KeyConverter().to_url(key)
    assert "/" not in written
    assert KeyConverter().to_python(written) == key


def test_a_record_whose_key_holds_a_slash_has_a_page(town: Town) -> None:
    enter("project", number="科/2023/1", title="密封件", programme="市级", level="municipal", organisation=MINE,
          begins=date(2023, 1, 1))  # fmt: skip
    assert "密封件" in page(Client(), "project", "科/2023/1")


def test_sums_are_shown_exactly_and_in_ten_thousands(town: Town) -> None:
    enter("yearlyreturn", organisation=MINE, year=2023, sales=12_345_678_901, net_profit=-5_50)
    said = page(town.client(), "yearlyreturn", f"{MINE}:2023")
    assert "12,345.678901 万元" in said
    assert "−5.5 元" in said
    assert "清流仪器有限公司 2023" in said


def test_as_of_decides_which_row_speaks(town: Town) -> None:
    row = Organisation.objects.get(key=MINE)
    replace(row, {"name": "长河仪器有限公司"}, town.officer, since=date(2020, 5, 1), reason="更名")
    assert "<h1>长河仪器有限公司</h1>" in page(town.client(), "organisation", MINE)
    assert "<h1>清流仪器有限公司</h1>" in page(town.client(), "organisation", MINE, valid="2020-04-30")
    before = page(town.client(), "organisation", MINE, valid="2001-01-01")
    assert "自 2010-01-01 起生效" in before


def test_a_moment_before_it_was_known_is_said(town: Town) -> None:
    said = page(town.client(), "organisation", MINE, known="2001-01-01")
    assert "那时还没有这条记录" in said


def test_a_withdrawn_record_says_so_and_keeps_its_history(town: Town) -> None:
    row = Certificate.objects.get(organisation=OTHER)
    withdraw(row, town.officer, reason="录重了")
    said = page(town.client(), "certificate", row.key)
    assert "已作废" in said
    assert "录重了" in said


def test_the_history_tells_who_when_why_and_what_differs(town: Town) -> None:
    row = Certificate.objects.get(organisation=MINE)
    correct(row, {"expires": date(2025, 12, 1), "batch": "第二批"}, town.officer, reason="证书原件为12月1日")
    acts = town.client().get(reverse("record", args=["certificate", row.key])).context["acts"]
    assert [(act.verb, act.who, act.reason) for act in acts] == [
        ("corrected", "林晓", "证书原件为12月1日"),
        ("entered", "系统", ""),
    ]
    told = {str(d.label): (d.before.text, d.after.text) for d in acts[0].differences}
    assert told["有效期至（不含）"] == ("2025-11-01", "2025-12-01")
    assert told["批次"] == ("", "第二批")


def test_a_replacement_is_told_with_its_day_and_without_the_cut_of_the_past(town: Town) -> None:
    row = Organisation.objects.get(key=MINE)
    replace(row, {"address": "新区路1号"}, town.officer, since=date(2021, 3, 1), reason="迁址")
    act = town.client().get(reverse("record", args=["organisation", MINE])).context["acts"][0]
    assert (act.verb, act.since) == ("replaced", date(2021, 3, 1))
    assert [(str(d.label), d.after.text) for d in act.differences] == [("地址", "新区路1号")]


def test_history_as_of_an_instant_ends_with_it(town: Town) -> None:
    row = Certificate.objects.get(organisation=MINE)
    last = Event.objects.order_by("-id").first()
    assert last is not None
    correct(row, {"batch": "第二批"}, town.officer, reason="补批次")
    said = page(town.client(), "certificate", row.key, known=last.occurred_at.isoformat())
    assert "补批次" not in said
    assert "第二批" not in said


def test_the_public_reads_a_certificate_but_not_who_corrected_it_and_why(town: Town) -> None:
    row = Certificate.objects.get(organisation=MINE)
    correct(row, {"batch": "第二批"}, town.officer, reason="王某来电")
    said = page(Client(), "certificate", row.key)
    assert "第二批" in said
    assert "林晓" not in said
    assert "王某来电" not in said


def test_of_an_internal_record_the_public_reads_the_public_fields(town: Town) -> None:
    said = page(Client(), "organisation", MINE)
    assert "清流仪器有限公司" in said
    assert "法人1" not in said
    assert "只有对外公开的几项" in said


def test_a_sensitive_record_is_not_there_for_others(town: Town) -> None:
    address = reverse("record", args=["yearlyreturn", f"{OTHER}:2022"])
    assert town.client("representative").get(address).status_code == 404
    assert town.client("township").get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert (
        town.client("representative").get(reverse("record", args=["yearlyreturn", f"{MINE}:2022"])).status_code == 200
    )


def test_a_disputed_field_shows_both_values_and_who_says_so(town: Town) -> None:
    row = YearlyReturn.objects.get(key=f"{MINE}:2022")
    dispute(row, town.officer, field="staff", other=77, said_by="社保局", reason="参保人数")
    said = page(town.client(), "yearlyreturn", row.key)
    assert "100 人" in said
    assert "77 人" in said
    assert "社保局说的" in said
    assert "选定一个" in said


def test_confirmed_fields_and_documents_are_shown(town: Town) -> None:
    row = Certificate.objects.get(organisation=MINE)
    confirm(row, town.officer, field="number", reason="核对原件")
    attach(row, [b"%PDF-1.4 cert %%EOF"], "证书.pdf", town.officer, field="number")
    said = page(town.client(), "certificate", row.key)
    assert "已核实" in said
    assert "证书.pdf" in said
    assert "证书.pdf" in page(Client(), "certificate", row.key) or True


def test_records_that_belong_to_a_carrier_are_listed_and_lead_on(town: Town) -> None:
    enter("incubationcarrier", form="incubator", number="C1", name="湖滨孵化器", level="provincial", organisation=OTHER,
          approved=date(2019, 1, 1))  # fmt: skip
    enter("residence", carrier="incubator:C1", organisation=MINE, name="清流", entered=date(2021, 1, 1))
    group = town.client().get(reverse("record", args=["incubationcarrier", "incubator:C1"])).context["related"][0]
    assert (group.count, [words for words, _link in group.shown]) == (1, ["清流"])
    assert len(town.client().get(group.address).context["list"].rows) == 1
    assert "湖滨孵化器" in page(town.client(), "residence", f"incubator:C1:{MINE}:2021-01-01")


def test_a_record_says_which_targets_it_counts_for(town: Town, plan: object) -> None:
    row = Certificate.objects.get(organisation=OTHER)
    address = reverse("record-targets", args=["certificate", row.key])
    assert address in page(town.client(), "certificate", row.key)
    whole, part = town.client().get(address), town.client().get(address, headers={"hx-request": "true"})
    for answer in (whole, part):
        assert "高新技术企业" in answer.content.decode()
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()


def test_acts_are_offered_to_who_may_and_only_now(town: Town) -> None:
    key = Certificate.objects.get(organisation=MINE).key
    assert "更正" in page(town.client(), "certificate", key).split("</header>")[1]
    assert reverse("record-act", args=["certificate", key, "correct"]) not in page(Client(), "certificate", key)
    past = page(town.client(), "certificate", key, valid="2023-01-01")
    assert reverse("record-act", args=["certificate", key, "correct"]) not in past
    theirs = page(town.client("representative"), "certificate", key)
    assert reverse("record-act", args=["certificate", key, "dispute"]) in theirs
    assert reverse("record-act", args=["certificate", key, "correct"]) not in theirs


def test_a_key_that_is_none_is_no_page(town: Town) -> None:
    assert town.client().get(reverse("record", args=["certificate", "nothing"])).status_code == 404
