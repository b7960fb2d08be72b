"""Acts on records through their pages: nothing entered is lost, the second officer is told, each act can be undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kechuang.events.models import Event
from kechuang.registry.actions.correct import correct
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Mark, Proof, Source

from .conftest import MINE, OTHER, Town, enter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: object, settings: Any) -> None:
    settings.HOME = tmp_path


def address(row: Any, verb: str) -> str:
    return reverse("record-act", args=[row.kind(), row.key, verb])


def filled(client: Client, path: str) -> dict[str, Any]:
    """What a browser would send of the form as it is shown."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    form = answer.context["form"]
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        widget = bound.field.widget
        if hasattr(widget, "decompress"):
            number, unit = widget.decompress(value)
            sent |= {bound.name: number, f"{bound.name}_unit": unit}
        else:
            sent[bound.name] = "" if value is None else value
    if "row" in answer.context:
        sent["row"] = answer.context["row"].pk
    return sent


def certificate(whose: str = MINE) -> Any:
    return Certificate.objects.standing().get(organisation=whose)


def test_a_certificate_is_corrected_and_as_of_before_shows_the_old_state(town: Town) -> None:
    client, row, before = town.client(), certificate(), AsOf.now()
    sent = filled(client, address(row, "correct"))
    assert sent["expires"] == date(2025, 11, 1)
    answer = client.post(address(row, "correct"), sent | {"expires": "2025-12-01", "reason": "证书原件为12月1日"})
    assert answer.status_code == 302
    now = certificate()
    assert (now.expires, now.valid_to) == (date(2025, 12, 1), date(2025, 12, 1))
    assert Certificate.objects.as_of(before.at(date(2025, 11, 15))).filter(organisation=MINE).count() == 0
    shown = client.get(answer["Location"])
    assert "证书原件为12月1日" in shown.content.decode()
    old = client.get(answer["Location"], {"known": before.known.isoformat()}).content.decode()
    assert "2025-11-01" in old
    assert "证书原件为12月1日" not in old


def test_an_act_offers_to_be_undone_once_and_undoing_brings_back_what_was(town: Town) -> None:
    client, row = town.client(), certificate()
    path = reverse("record", args=["certificate", row.key])
    client.post(address(row, "correct"), filled(client, address(row, "correct")) | {"batch": "错批", "reason": "手滑"})
    assert "已保存" in client.get(path).content.decode()
    assert "已保存" not in client.get(path).content.decode()
    answer = client.post(address(row, "undo"), filled(client, address(row, "undo")))
    assert answer.status_code == 302
    assert certificate().batch == ""
    acts = client.get(path).context["acts"]
    assert [act.verb for act in acts] == ["undone", "corrected", "entered"]


def test_without_a_reason_nothing_is_stored_and_what_was_entered_stays(town: Town) -> None:
    client, row = town.client(), certificate()
    sent = filled(client, address(row, "correct")) | {"batch": "第三批", "reason": ""}
    answer = client.post(address(row, "correct"), sent)
    assert answer.status_code == 400
    assert answer.context["form"]["batch"].value() == "第三批"
    assert answer.context["form"].errors["reason"]
    assert certificate().batch == ""


def test_nothing_changed_is_told(town: Town) -> None:
    client, row = town.client(), certificate()
    sent = filled(client, address(row, "correct")) | {"reason": "无"}
    answer = client.post(address(row, "correct"), sent)
    assert answer.status_code == 400
    assert "没有任何改动" in answer.content.decode()


def test_the_second_officer_is_told_sees_what_stands_and_can_go_on(town: Town) -> None:
    client, row = town.client(), certificate()
    sent = filled(client, address(row, "correct")) | {"batch": "第三批", "reason": "补批次"}
    correct(row, {"document": "国科火字〔2022〕9号"}, None, reason="补文号")
    answer = client.post(address(row, "correct"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已被他人更正" in page
    assert "国科火字〔2022〕9号" in page
    assert answer.context["form"]["batch"].value() == "第三批"
    again = client.post(
        address(row, "correct"), sent | {"row": answer.context["row"].pk, "document": "国科火字〔2022〕9号"}
    )
    assert again.status_code == 302
    assert (certificate().batch, certificate().document) == ("第三批", "国科火字〔2022〕9号")


def test_a_change_of_the_world_keeps_the_past(town: Town) -> None:
    client = town.client()
    row = Organisation.objects.get(key=MINE)
    sent = filled(client, address(row, "replace"))
    sent |= {"name": "长河仪器有限公司", "from_day": "2020-05-01", "reason": "更名"}
    assert client.post(address(row, "replace"), sent).status_code == 302
    now = AsOf.now()
    names = [Organisation.objects.as_of(now.at(d)).get(key=MINE).name for d in (date(2020, 4, 30), date(2020, 5, 1))]
    assert names == ["清流仪器有限公司", "长河仪器有限公司"]


def test_a_day_outside_the_records_time_is_told_at_its_field(town: Town) -> None:
    client = town.client()
    row = Organisation.objects.get(key=MINE)
    sent = filled(client, address(row, "replace")) | {"name": "新名", "from_day": "2009-01-01", "reason": "更名"}
    answer = client.post(address(row, "replace"), sent)
    assert answer.status_code == 400
    assert "变更日" in answer.context["form"].errors["from_day"][0]


def test_ending_and_withdrawing_need_a_reason_and_are_undone(town: Town) -> None:
    client, row = town.client(), certificate(OTHER)
    assert (
        client.post(address(row, "end"), {"row": row.pk, "on": "2024-01-01", "reason": "撤销资格"}).status_code == 302
    )
    assert certificate(OTHER).valid_to == date(2024, 1, 1)
    assert client.post(address(row, "undo"), {"reason": "弄错了企业"}).status_code == 302
    assert certificate(OTHER).valid_to == date(2030, 11, 1)
    assert client.post(address(row, "withdraw"), {"row": certificate(OTHER).pk, "reason": ""}).status_code == 400
    client.post(address(row, "withdraw"), {"row": certificate(OTHER).pk, "reason": "录重了"})
    assert not Certificate.objects.standing().filter(organisation=OTHER).exists()
    client.post(address(row, "undo"), {"reason": "没有录重"})
    assert certificate(OTHER).valid_to == date(2030, 11, 1)


def test_an_act_that_is_not_the_last_any_more_is_not_undone(town: Town) -> None:
    client, row = town.client(), certificate()
    client.post(address(row, "correct"), filled(client, address(row, "correct")) | {"batch": "一", "reason": "一"})
    sent = client.get(address(row, "undo"))
    correct(certificate(), {"batch": "二"}, None, reason="二")
    answer = client.post(address(row, "undo"), {"reason": "撤销", "at": sent.context["at"]})
    assert answer.status_code == 409
    assert "又有改动" in answer.content.decode()
    assert certificate().batch == "二"


def test_sums_are_entered_in_any_unit_and_kept_to_the_cent(town: Town) -> None:
    client = town.client()
    row = YearlyReturn.objects.get(key=f"{MINE}:2022")
    sent = filled(client, address(row, "correct"))
    assert (sent["sales"], sent["sales_unit"]) == ("2022", "万元") or sent["sales_unit"] == "万元"
    sent |= {"sales": "1,234.5678", "sales_unit": "万元", "rd": "0.5", "rd_unit": "亿元", "reason": "按审计报告"}
    assert client.post(address(row, "correct"), sent).status_code == 302
    now = YearlyReturn.objects.standing().get(key=row.key)
    assert (now.sales, now.rd) == (1_234_567_800, 5_000_000_000)


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [("abc", "元", "不是数字"), ("0.001", "元", "太细"), ("9e99", "元", "太大"), ("5", "斤", "请选择单位")],
)
def test_a_number_that_cannot_be_kept_is_told_at_its_field(number: str, unit: str, said: str, town: Town) -> None:
    client = town.client()
    row = YearlyReturn.objects.get(key=f"{MINE}:2022")
    sent = filled(client, address(row, "correct")) | {"sales": number, "sales_unit": unit, "reason": "按审计报告"}
    answer = client.post(address(row, "correct"), sent)
    assert answer.status_code == 400
    assert said in answer.context["form"].errors["sales"][0]


def test_an_organisation_is_named_by_name_or_code_and_an_ambiguous_name_is_asked_about(town: Town) -> None:
    client, row = town.client(), certificate()
    sent = filled(client, address(row, "correct"))
    assert sent["organisation"] == f"清流仪器有限公司（{MINE}）"
    for text in ("远山机械有限公司", OTHER, f"远山机械有限公司（{OTHER}）"):
        answer = client.post(address(row, "correct"), sent | {"organisation": text, "reason": "持证单位录错"})
        assert answer.status_code == 302, text
        client.post(address(row, "undo"), {"reason": "再试"})
        sent["row"] = certificate().pk
    enter("organisation", code="MH2", name="远山机械有限公司", form="enterprise", registered=date(2020, 1, 1))
    answer = client.post(address(row, "correct"), sent | {"organisation": "远山机械有限公司", "reason": "持证单位录错"})
    assert "不止一个" in answer.context["form"].errors["organisation"][0]
    answer = client.post(address(row, "correct"), sent | {"organisation": "火星公司", "reason": "持证单位录错"})
    assert "没有这个单位" in answer.context["form"].errors["organisation"][0]


def test_words_that_are_typed_are_offered_with_their_codes(town: Town) -> None:
    def offered(what: str, words: str) -> str:
        return town.client().get(reverse("record-suggest", args=[what]), {"x": words}).content.decode()

    assert f"远山机械有限公司（{OTHER}）" in offered("organisation", "远山")
    assert "柳溪镇（999001101）" in offered("division", "柳溪")
    assert "（C26）" in offered("industry", "化学原料") or "化学原料" in offered("industry", "化学原料")
    assert offered("organisation", "").strip() == ""
    assert town.client().get(reverse("record-suggest", args=["password"])).status_code == 404


def test_a_new_organisation_is_entered_with_its_code_checked(town: Town) -> None:
    client, path = town.client(), reverse("record-new", args=["organisation"])
    sent = filled(client, path) | {
        "code": "91999001YY00000009",
        "name": "新程软件有限公司",
        "form": "enterprise",
        "registered": "2024-03-01",
        "division": "柳溪镇",
        "industry": "软件开发",
        "capital": "500",
        "capital_unit": "万元",
    }
    wrong = client.post(path, sent | {"code": "91999001YY000000O9"})
    assert wrong.status_code == 400
    assert wrong.context["form"].errors["code"]
    assert wrong.context["form"]["name"].value() == "新程软件有限公司"
    from kechuang.kernel.invented_codes import credit_code

    answer = client.post(path, sent | {"code": credit_code(7)})
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    row = Organisation.objects.get(key=credit_code(7))
    assert (row.division, row.industry, row.capital) == ("999001101", "651", 500_000_000)
    assert row.valid_from == date(2024, 3, 1)
    again = client.post(path, sent | {"code": credit_code(7)})
    assert again.status_code == 409
    assert "已有记录" in again.content.decode()


def test_what_is_entered_about_an_example_organisation_is_example_data(town: Town) -> None:
    source = Source.objects.create(kind="example", title="示例", example=True, made_at=AsOf.now().known)
    from kechuang.registry.actions.enter import enter as do

    values = {"code": "EX1", "name": "示例公司", "form": "enterprise", "registered": date(2015, 1, 1)}
    firm = do(Organisation, values, None, source=source)
    made = enter("yearlyreturn", organisation="EX1", year=2020, staff=3)
    fixed = correct(firm, {"address": "示例路"}, town.officer, reason="补地址")
    assert made.source.example
    assert fixed.source.example


def test_a_representative_enters_and_corrects_what_their_organisation_reports_and_nothing_else(town: Town) -> None:
    client = town.client("representative")
    path = reverse("record-new", args=["yearlyreturn"])
    sent = filled(client, path) | {"organisation": MINE, "year": "2023", "staff": "130", "staff_unit": "人"}
    assert client.post(path, sent).status_code == 302
    assert YearlyReturn.objects.get(key=f"{MINE}:2023").recorded_by == town.representative
    theirs = client.post(path, sent | {"organisation": OTHER})
    assert theirs.status_code == 400
    assert not YearlyReturn.objects.filter(key=f"{OTHER}:2023").exists()
    assert Event.objects.filter(type="record.entered", succeeded=False).exists()
    assert client.get(reverse("record-new", args=["certificate"])).status_code == 403
    assert client.get(address(certificate(), "correct")).status_code == 403


def test_a_representative_disputes_a_certificate_and_an_officer_resolves_it(town: Town) -> None:
    client, row = town.client("representative"), certificate()
    assert client.get(address(row, "dispute")).context["form"].complete is False
    sent = filled(client, address(row, "dispute") + "?field=expires")
    assert sent["said_by"] == "清流"
    sent |= {"other": "2026-11-01", "reason": "证书上写的是2026年"}
    assert client.post(address(row, "dispute"), sent).status_code == 302
    assert Mark.objects.get().other == "2026-11-01"
    officer = town.client()
    choices = officer.get(address(row, "resolve") + "?field=expires").context["form"].fields["keep"].choices
    assert [words for _key, words in choices] == ["保留记录的：2025-11-01", "改为清流说的：2026-11-01"]
    sent = {"row": row.pk, "field": "expires", "keep": "other", "reason": "核对原件"}
    assert officer.post(address(row, "resolve"), sent).status_code == 302
    assert certificate().expires == date(2026, 11, 1)
    again = officer.post(address(row, "resolve"), sent)
    assert again.status_code == 409


def test_a_record_is_confirmed_as_a_whole_or_by_field(town: Town) -> None:
    client, row = town.client(), certificate()
    assert client.post(address(row, "confirm"), {"row": row.pk, "field": "number", "reason": ""}).status_code == 302
    assert Mark.objects.get().field == "number"
    assert client.post(address(row, "confirm"), {"row": row.pk, "field": "number", "reason": ""}).status_code == 409


def test_a_document_is_attached_and_a_bad_one_refused_at_its_field(town: Town) -> None:
    client, row = town.client(), certificate()
    good = SimpleUploadedFile("证书.pdf", b"%PDF-1.4 hello %%EOF")
    assert client.post(address(row, "attach"), {"row": row.pk, "field": "number", "file": good}).status_code == 302
    assert Proof.objects.get().field == "number"
    bad = SimpleUploadedFile("证书.pdf", b"MZ\x90\x00 program")
    answer = client.post(address(row, "attach"), {"row": row.pk, "field": "", "file": bad})
    assert answer.status_code == 400
    assert client.post(address(row, "attach"), {"row": row.pk, "field": ""}).status_code == 400


def test_an_unknown_verb_is_no_page(town: Town) -> None:
    assert town.client().get(address(certificate(), "explode")).status_code == 404
