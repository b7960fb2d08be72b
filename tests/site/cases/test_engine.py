"""The engine: only who may, only what the table allows, the first of two wins, a repeated request is harmless."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput, Conflict, Refused

pytestmark = pytest.mark.django_db


def do(case: Any, code: str, actor: Any, **more: Any) -> Any:
    """Do a verb to the case as it stands."""
    from kechuang.cases import engine

    return engine.do(case, code, actor, version=more.pop("version", case.version), **more)


@pytest.fixture
def complaint(office: Any) -> Any:
    """A complaint of somebody's own, taken on."""
    from kechuang.cases.opening import open_case

    case = open_case("complaint", office.chen, title="对办理时限的投诉")
    return do(do(case, "submit", office.chen), "take_on", office.lin)


def test_every_verb_of_every_flow_has_a_file_a_sentence_an_event_and_somebody_who_may() -> None:
    from kechuang.cases.flow_list import flows
    from kechuang.cases.verb_list import acts
    from kechuang.events.registry import EVENT_TYPES

    used = {verb for flow in flows().values() for verb in flow.all_verbs()}
    assert used == set(acts())
    for code, act in acts().items():
        verb = act.verb
        assert verb.code == code
        assert verb.name.zh
        assert verb.name.en
        assert verb.does.zh.endswith("。")
        assert verb.event in EVENT_TYPES
        holders = {f.state(s).holder for f in flows().values() for s, row in f.table.items() if code in row}
        assert all(verb.side in ("anyone", "clock") or verb.access(h).roles for h in holders)


def test_a_case_goes_the_way_of_its_table_and_tells_each_step_once(complaint: Any, office: Any) -> None:
    from kechuang.events.models import Event

    case = do(complaint, "answer", office.lin, reason="材料于次日补齐，时限未超。")
    case = do(case, "reopen", office.chen, reason="没有说明受理日期。")
    case = do(do(case, "answer", office.lin, reason="受理日期为3月2日。"), "close", office.chen)
    assert (case.state, case.closed_at is not None, case.due) == ("closed", True, None)
    told = list(Event.objects.filter(type__startswith="case.").order_by("id").values_list("type", flat=True))
    done = ["opened", "submitted", "taken_on", "answered", "reopened", "answered", "closed"]
    assert told == [f"case.{one}" for one in done]
    assert [s.ordinal for s in case.steps.all()] == list(range(1, 7))


def test_the_limit_of_a_stage_counts_working_days_from_its_beginning(office: Any) -> None:
    from kechuang.cases.opening import open_case

    case = do(open_case("complaint", office.chen, title="投诉"), "submit", office.chen, today=date(2024, 9, 30))
    assert case.due == date(2024, 10, 12)  # five working days after the National Day week; the 12th is worked


def test_a_step_the_table_has_not_is_refused_and_says_what_is_possible(complaint: Any, office: Any) -> None:
    with pytest.raises(BadInput) as error:
        do(complaint, "take_on", office.lin)
    assert error.value.code == "case.step"
    assert "现在可以" in error.value.remedy.zh
    assert "答复" in error.value.remedy.zh


def test_a_verb_that_needs_a_reason_does_nothing_without_one(complaint: Any, office: Any) -> None:
    with pytest.raises(BadInput, match="需要写明理由"):
        do(complaint, "answer", office.lin, reason="  ")
    complaint.refresh_from_db()
    assert complaint.state == "examining"


def test_the_second_of_two_officers_is_told_who_acted_first(complaint: Any, office: Any) -> None:
    do(complaint, "answer", office.lin, reason="已核实。")
    with pytest.raises(Conflict) as error:
        do(complaint, "answer", office.zhou, reason="另一种答复。")
    assert "林晓已先行“答复”" in error.value.sentence.zh
    assert complaint.steps.filter(verb="answer").count() == 1


def test_the_page_answers_the_second_with_who_was_first_and_keeps_the_words(complaint: Any, office: Any) -> None:
    from django.test import Client
    from django.urls import reverse

    seen, client = complaint.version, Client()
    do(complaint, "answer", office.lin, reason="已核实。")
    client.force_login(office.zhou)
    address = reverse("case-act", args=[complaint.number, "answer"])
    told = client.post(address, {"version": seen, "reason": "另一种答复。"})
    assert told.status_code == 409
    assert "林晓已先行“答复”" in told.content.decode()
    assert "另一种答复。" in told.content.decode()


def test_a_request_sent_twice_is_done_once(complaint: Any, office: Any) -> None:
    from kechuang.events.models import Event

    first = do(complaint, "answer", office.lin, reason="已核实。")
    again = do(complaint, "answer", office.lin, reason="已核实。")
    assert (again.state, again.version) == (first.state, first.version)
    assert Event.objects.filter(type="case.answered").count() == 1


@pytest.mark.parametrize("who", ["stranger", "wu", "auditor"])
def test_who_may_not_is_refused_and_the_attempt_is_in_the_log(complaint: Any, office: Any, who: str) -> None:
    from kechuang.events.models import Event

    with pytest.raises(Refused):
        do(complaint, "answer", getattr(office, who), reason="我来答复。")
    assert not Event.objects.get(type="case.answered").succeeded


def test_an_application_is_the_organisations_not_the_persons_who_began_it(office: Any) -> None:
    from kechuang.cases.opening import apply_for

    case = apply_for("agri_giant", office.code, office.chen)
    assert (case.number[:2], case.state, case.organisation_name) == ("KC", "draft", "清流科技有限公司")
    with pytest.raises(Refused):
        do(case, "abandon", office.stranger)
    assert do(case, "abandon", office.wu).state == "abandoned"


def test_an_organisation_has_one_open_application_for_a_policy(office: Any) -> None:
    from kechuang.cases.opening import apply_for

    first = apply_for("agri_giant", office.code, office.chen)
    with pytest.raises(Conflict, match=first.number):
        apply_for("agri_giant", office.code, office.wu)
    do(first, "abandon", office.chen)
    assert apply_for("agri_giant", office.code, office.wu).number != first.number


def test_nobody_applies_for_another_organisation(office: Any) -> None:
    from kechuang.cases.opening import apply_for

    with pytest.raises(Refused):
        apply_for("agri_giant", office.code, office.stranger)


def test_a_payment_is_released_by_another_than_who_approved_it(office: Any) -> None:
    from kechuang.cases.opening import open_case

    case = open_case("payment", office.lin, title="后补助拨付", organisation=office.code, keeper=True)
    case = do(case, "submit", office.lin, keeper=True)
    with pytest.raises(Conflict, match="须由另一人办理"):
        do(case, "check_account", office.lin, keeper=True)
    case = do(do(case, "check_account", office.zhou, keeper=True), "approve_payment", office.zhou, keeper=True)
    with pytest.raises(Conflict, match="须由另一人办理"):
        do(case, "release_payment", office.zhou, keeper=True)
    assert do(case, "release_payment", office.lin, keeper=True).state == "released"


def test_a_payment_is_moved_by_money_alone(office: Any) -> None:
    from kechuang.cases.opening import open_case

    case = open_case("payment", office.lin, title="后补助拨付", organisation=office.code, keeper=True)
    with pytest.raises(BadInput, match="不在这里办"):
        do(case, "submit", office.lin)


def test_the_representative_cannot_submit_a_payment_to_themselves(office: Any) -> None:
    from kechuang.cases.opening import open_case

    with pytest.raises(Refused):
        open_case("payment", office.chen, title="拨付", organisation=office.code)
    case = open_case("payment", office.lin, title="拨付", organisation=office.code)
    with pytest.raises(Refused):
        do(case, "submit", office.chen, keeper=True)


def test_an_effect_that_fails_leaves_the_case_as_it_was(office: Any) -> None:
    from kechuang.cases.opening import open_case
    from kechuang.kernel.sentences import Sentence

    def fails(doing: Any) -> None:
        raise BadInput("ledger.empty", Sentence("余额不足。", "Not enough."), Sentence("请追加。", "Add to it."))

    case = open_case("payment", office.lin, title="拨付", organisation=office.code)
    with pytest.raises(BadInput):
        do(case, "submit", office.lin, besides=fails, keeper=True)
    case.refresh_from_db()
    assert (case.state, case.version, case.steps.count()) == ("draft", 1, 0)


def test_the_database_refuses_to_change_a_step(complaint: Any) -> None:
    from django.db import DatabaseError, transaction

    row = complaint.steps.first()
    for change in (lambda: complaint.steps.filter(pk=row.pk).update(reason="x"), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    row.refresh_from_db()
    assert row.reason == ""
