"""Deciding: never against the rule, frozen with facts and rule, run again to the same result; refusals show a way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput, Conflict

from .applying import DAY, do, drafted, with_patents

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(office: Any) -> Any:
    with_patents(office.code)
    return do(drafted(office), "submit", office.chen)


@pytest.fixture
def failing(office: Any) -> Any:
    """Too little is spent on research."""
    with_patents(office.code)
    return do(drafted(office, {"rd_deductible": "1万元", "st_staff_sme": "1人"}), "submit", office.chen)


def test_a_decision_freezes_facts_sources_and_rule_and_comes_out_alike_when_run_again(
    submitted: Any, office: Any
) -> None:
    from kechuang.cases.replaying import replay
    from kechuang.registry.actions.correct import correct
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    case = do(submitted, "decide", office.lin, reason="按规则综合评价达标。")
    decision = case.decisions.get()
    assert decision.explanation["verdict"] is True
    assert decision.facts["sales_y1"]["records"] == [f"yearlyreturn:{office.code}:2024"]
    row = YearlyReturn.objects.standing().get(organisation=office.code, year=2024)
    correct(row, {"rd_deductible": 0}, office.lin, reason="事后更正")
    result = replay(decision, DAY)
    assert (result.whole, result.same) == (True, True)
    assert result.again is not None
    assert result.again.verdict is True
    assert result.moved == []


def test_what_todays_rule_would_say_is_told_beside_it(submitted: Any, office: Any) -> None:
    from kechuang.cases.replay_told import as_plain, told
    from kechuang.cases.replaying import replay

    case = do(submitted, "decide", office.lin, reason="达标。")
    result = replay(case.decisions.get(), date(2017, 6, 1))
    assert result.today is not None
    plain = as_plain(result)
    assert (plain["same"], plain["verdict_then"], plain["verdict_again"]) == (True, "yes", "yes")
    assert {m["label"] for m in plain["moved"]} == {m.label for m in result.moved}
    assert told(result)[1].zh == "重演一致：符合。"


def test_an_altered_decision_no_longer_makes_its_digest(submitted: Any, office: Any) -> None:
    from kechuang.cases.replaying import replay

    case = do(submitted, "decide", office.lin, reason="达标。")
    decision = case.decisions.get()
    decision.facts["sales_y1"]["raw"] += 1
    result = replay(decision, DAY)
    assert not result.whole


def test_nothing_is_granted_against_the_rule(failing: Any, office: Any) -> None:
    with pytest.raises(BadInput, match="按规则不符合条件"):
        do(failing, "decide", office.lin, reason="特事特办。")
    assert not failing.decisions.exists()


def test_nothing_is_granted_while_facts_are_missing(office: Any) -> None:
    case = do(drafted(office, {"rd_deductible": "", "costs": "", "st_staff_sme": ""}), "submit", office.chen)
    with pytest.raises(BadInput, match="缺少判断所需的事实"):
        do(case, "decide", office.lin, reason="先通过再补。")


def test_a_refusal_carries_the_way_out(failing: Any, office: Any) -> None:
    case = do(failing, "refuse", office.lin, reason="综合评价得分不足。")
    decision = case.decisions.get()
    assert (case.state, decision.outcome, decision.reason) == ("refused", "refused", "综合评价得分不足。")
    assert decision.way_out["ways"][0]["steps"]
    assert decision.way_out["ways"][0]["verdict_after"] is not False


def test_the_database_refuses_to_change_a_decision(submitted: Any, office: Any) -> None:
    from django.db import DatabaseError, transaction

    case = do(submitted, "decide", office.lin, reason="达标。")
    with pytest.raises(DatabaseError), transaction.atomic():
        case.decisions.update(reason="改写")


def test_it_is_certified_only_after_the_publication_and_the_number_moves_by_one(submitted: Any, office: Any) -> None:
    from kechuang.registry.asof import AsOf
    from kechuang.registry.kinds.certificate import Certificate

    def holders(day: date) -> int:
        return Certificate.objects.as_of(AsOf.on(day)).filter(scheme="tech_sme").count()

    case = do(submitted, "decide", office.lin, reason="达标。")
    with pytest.raises(Conflict, match="还没有公示"):
        do(case, "certify", office.lin)
    case = do(case, "publish", office.lin)
    last = case.due
    assert last == date(2025, 7, 14)  # ten working days, as the measures set
    with pytest.raises(Conflict, match="尚未期满"):
        do(case, "certify", office.lin, today=last)
    day = last + timedelta(days=1)
    before = holders(day)
    case = do(case, "certify", office.lin, today=day)
    assert (case.state, holders(day) - before) == ("certified", 1)
    row = Certificate.objects.standing().get(scheme="tech_sme")
    assert (row.issued, row.expires, row.level) == (day, date(2026, 1, 1), "national")
    assert (row.source.kind, row.source.standing) == ("case", "confirmed")


def test_an_objection_holds_it_up_until_it_is_answered(submitted: Any, office: Any) -> None:
    from django.contrib.auth.models import AnonymousUser

    case = do(do(submitted, "decide", office.lin, reason="达标。"), "publish", office.lin)
    last = case.due
    given = {"name": "王群众", "contact": "13800000000"}
    case = do(case, "raise_objection", AnonymousUser(), reason="研发人员数不实。", given=given)
    assert (case.state, case.due > DAY) == ("objected", True)
    with pytest.raises(Conflict, match="没有答复"):
        do(case, "dismiss_objection", office.lin, reason="核查属实。")
    case = do(case, "answer_objection", office.lin, reason="经查社保名册，人数属实。")
    case = do(case, "dismiss_objection", office.lin, reason="异议不成立。")
    assert (case.state, case.due) == ("publicity", last)
    assert do(case, "certify", office.lin, today=last + timedelta(days=1)).state == "certified"


def test_an_objection_needs_a_name_and_a_way_to_ask_back(submitted: Any, office: Any) -> None:
    case = do(do(submitted, "decide", office.lin, reason="达标。"), "publish", office.lin)
    with pytest.raises(BadInput, match="请填写“您的姓名或单位”"):
        do(case, "raise_objection", None, reason="不实。", given={"contact": "1"})


def test_a_revoked_certificate_ends_and_the_case_tells_why(submitted: Any, office: Any) -> None:
    from kechuang.registry.kinds.certificate import Certificate

    case = do(do(submitted, "decide", office.lin, reason="达标。"), "publish", office.lin)
    case = do(case, "certify", office.lin, today=date(2025, 7, 20))
    case = do(case, "revoke", office.zhou, reason="发现提供虚假材料。", today=date(2025, 9, 1))
    assert case.state == "revoked"
    assert Certificate.objects.standing().get(scheme="tech_sme").valid_to == date(2025, 9, 1)


def test_what_reviewers_found_is_written_down_when_the_review_closes(office: Any) -> None:
    from kechuang.cases.opening import apply_for
    from kechuang.cases.sheet import found_of, sheet_of

    case = apply_for("hnte", office.code, office.chen)
    case = do(do(case, "submit", office.chen), "accept", office.lin)
    found = {"fact.hnte_system": "15", "fact.hnte_field": "是"}
    with pytest.raises(BadInput, match="由谁、何时评审"):
        do(case, "close_review", office.lin, given=found)
    case = do(case, "close_review", office.lin, given=found | {"held": "省科技厅，6月20日网络评审"})
    _, found = found_of(case, sheet_of(case).law)
    assert (found["hnte_system"].raw, found["hnte_field"].raw) == (1500, True)
