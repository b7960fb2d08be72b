"""Filling in: kept at once, by several people, laid down in the records on submission and never asked again."""

from __future__ import annotations

from typing import Any

import pytest

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .applying import DAY, TEXTS, do, drafted, with_patents

pytestmark = pytest.mark.django_db


def test_what_is_typed_goes_to_the_records_when_submitted_and_the_submission_keeps_it(office: Any) -> None:
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    case = do(drafted(office), "submit", office.chen)
    assert (case.state, case.on) == ("submitted", DAY)
    row = YearlyReturn.objects.standing().get(organisation=office.code, year=2024)
    assert (row.sales, row.staff_sme) == (35_000_000_00, 86)
    held = case.submissions.get().facts
    assert held["sales_y1"]["said"] == ["3500万元", "3500万元"]
    assert held["sales_y1"]["period"] == "2024"
    assert held["sales_y1"]["records"] == [f"yearlyreturn:{office.code}:2024"]


def test_what_cannot_be_read_is_told_and_nothing_is_lost_or_submitted(office: Any) -> None:
    from kechuang.cases.sheet import sheet_of
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    case = drafted(office, {"sales_y1": "很多"})
    with pytest.raises(BadInput) as error:
        do(case, "submit", office.chen)
    assert error.value.fields["field"] == "sales_y1"
    assert not YearlyReturn.objects.exists()
    sheet = sheet_of(case)
    assert sheet.texts["sales_y1"] == "很多"
    assert set(sheet.wrong) == {"sales_y1"}


def test_several_people_fill_in_one_draft_and_nobody_is_written_over(office: Any) -> None:
    from kechuang.cases.actions.keep_answers import keep_answers

    case = drafted(office)
    first = keep_answers(case, {"costs": "3300万元"}, office.wu, seen={"costs": "3210.5万元"})
    assert first.names == ["costs"]
    second = keep_answers(case, {"costs": "3100万元", "assets": "4000万元"}, office.chen, seen={"costs": "3210.5万元"})
    assert second.names == ["assets"]
    assert second.overtaken == {"costs": ("3300万元", "吴会计")}
    assert case.answers.filter(name="costs", superseded_at=None).get().text == "3300万元"


def test_the_log_names_what_was_filled_in_but_not_the_figures(office: Any) -> None:
    from kechuang.events.models import Event

    drafted(office)
    event = Event.objects.get(type="case.draft_kept")
    assert "sales_y1" in event.after_json
    assert "3500" not in event.after_json


def test_nobody_else_fills_in_a_draft_and_nobody_after_it_was_submitted(office: Any) -> None:
    from kechuang.cases.actions.keep_answers import keep_answers

    case = drafted(office)
    for actor in (office.stranger, office.lin, office.auditor):
        with pytest.raises(Refused):
            keep_answers(case, {"costs": "1万元"}, actor)
    case = do(case, "submit", office.chen)
    with pytest.raises(BadInput, match="内容已固定"):
        keep_answers(case, {"costs": "1万元"}, office.chen)


def test_sent_back_it_asks_for_the_same_day_and_corrects_the_records(office: Any) -> None:
    from datetime import date

    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    case = do(do(drafted(office), "submit", office.chen), "send_back", office.lin, reason="营业成本与审计报告不符。")
    keep_answers(case, {"costs": "3100万元"}, office.wu)
    case = do(case, "submit", office.wu, today=date(2026, 1, 15))
    assert case.on == DAY
    assert [s.facts["costs"]["said"][0] for s in case.submissions.all()] == ["3210.5万元", "3100万元"]
    row = YearlyReturn.objects.standing().get(organisation=office.code, year=2024)
    assert (row.costs, row.reason) == (31_000_000_00, f"办件{case.number}")


def test_the_next_form_asks_for_nothing_that_was_said_before(office: Any) -> None:
    from kechuang.cases.opening import apply_for
    from kechuang.cases.sheet import sheet_of

    with_patents(office.code)
    case = do(drafted(office), "submit", office.chen)
    do(case, "refuse", office.lin, reason="重复申报。")
    again = sheet_of(apply_for("tech_sme", office.code, office.chen))
    assert {w.name for w in again.missing} & {"staff_sme", "audited_collection"} <= {"staff_sme"}
    assert again.found["audited_collection"].raw is True


def test_documents_are_checked_kept_once_and_taken_away_again(office: Any) -> None:
    from kechuang.cases.actions.attach_document import attach_document
    from kechuang.cases.actions.detach_document import detach_document
    from kechuang.cases.actions.open_document import open_document

    case = drafted(office)
    row = attach_document(case, [b"%PDF-1.4 report %%EOF"], "审计报告.pdf", "财务报表", office.chen)
    with pytest.raises(Conflict):
        attach_document(case, [b"%PDF-1.4 report %%EOF"], "同一份.pdf", "财务报表", office.wu)
    with pytest.raises(BadInput):
        attach_document(case, [b"MZ\x90\x00 programme"], "审计报告.pdf", "财务报表", office.chen)
    with pytest.raises(Refused):
        open_document(row, office.stranger)
    assert open_document(row, office.lin).read_bytes() == b"%PDF-1.4 report %%EOF"
    case = do(case, "submit", office.chen)
    assert [d["name"] for d in case.submissions.get().documents] == ["审计报告.pdf"]
    case = do(case, "send_back", office.lin, reason="缺少附注。")
    row.refresh_from_db()
    detach_document(row, office.wu)
    assert not case.attachments.filter(superseded_at=None).exists()


def test_last_years_statements_and_documents_are_taken_over_but_no_figure_of_a_year(office: Any) -> None:
    from datetime import date

    from kechuang.cases.actions.attach_document import attach_document
    from kechuang.cases.actions.copy_last import copy_last
    from kechuang.cases.opening import apply_for
    from kechuang.cases.sheet import sheet_of

    case = drafted(office)
    attach_document(case, [b"%PDF-1.4 charter %%EOF"], "章程.pdf", "章程", office.chen)
    do(do(case, "submit", office.chen), "refuse", office.lin, reason="本年度名额已满。")
    again = apply_for("tech_sme", office.code, office.chen)
    type(again).objects.filter(pk=again.pk).update(on=date(2026, 6, 30))
    again.refresh_from_db()
    statements, documents = copy_last(again, office.chen)
    texts = sheet_of(again).texts
    assert (statements, documents) == (len(texts), 1)
    assert texts == {"clean_record": "是", "no_fraud": "是", "national_award": "否", "led_standard": "否"}


def test_an_application_before_any_rule_was_in_force_is_refused_with_the_reason(office: Any) -> None:
    from datetime import date

    case = drafted(office)
    with pytest.raises(BadInput, match="没有有效的"):
        do(case, "submit", office.chen, today=date(2010, 1, 4))


def test_the_names_of_the_texts_are_those_the_rule_asks(office: Any) -> None:
    from kechuang.cases.sheet import sheet_of

    assert set(TEXTS) <= set(sheet_of(drafted(office)).wants)
