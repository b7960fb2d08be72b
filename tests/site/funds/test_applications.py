"""An application to a call: the amount is the rule's, late and second ones are refused, the ledger follows the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .applying import CODE, FACTS, PROJECT, applied, do, enterprise, granted, over
from .calling import drafted, line_of

pytestmark = pytest.mark.django_db


@dataclass
class Scene:
    one: Any
    two: Any
    chen: Any

    def call(self, mode: str, **more: Any) -> Any:
        from kechuang.funds.actions.publish_call import publish_call

        grant = "rd" if mode == "post_subsidy" else ""
        return publish_call(drafted(line_of(mode, self.one), self.one, grant=grant, **more), self.two)


@pytest.fixture
def scene(person: Callable[..., Any]) -> Scene:
    return Scene(person("programme_officer"), person("programme_officer"), enterprise(person))


def available(call: Any) -> int:
    from kechuang.funds.standing import standings

    return next(iter(standings(year=call.year, line=call.line.code))).available


def test_a_post_subsidy_is_reckoned_by_the_rule_with_the_figures_of_the_call(scene: Scene) -> None:
    from kechuang.funds.models import Application, Award

    call = scene.call("post_subsidy")
    case = applied(call, scene.chen, FACTS)
    of = Application.objects.get(case=case)
    assert (case.flow, of.fen) == ("subsidy", 200_000_00)
    assert call.title in of.basis["source"] or "后补助" in of.basis["reason_zh"]
    before = available(call)
    case = granted(case, scene.one)
    award = Award.objects.get()
    assert (case.state, award.case_number, award.decision) == ("granted", case.number, "明科发〔2026〕18号")
    assert before - available(call) == 200_000_00
    assert case.decisions.get().explanation
    told = replayed(case)
    assert (told["same"], told["amount"]["then"], told["amount"]["again"]) == (True, 200_000_00, 200_000_00)
    assert told["amount"]["today"] == 200_000_00


def replayed(case: Any, *, alter: Callable[[Any], None] = lambda decision: None) -> dict[str, Any]:
    """The last decision of a case run again, as the command tells it."""
    from kechuang.cases.replay_told import as_plain, asked_decision, told
    from kechuang.cases.replaying import replay

    decision = asked_decision(case.number)
    alter(decision)
    result = replay(decision, timezone.localdate())
    assert told(result)
    return as_plain(result)


def test_a_project_s_amount_is_run_again_from_frozen_inputs_and_todays_terms_are_told_beside_it(scene: Scene) -> None:
    from kechuang.funds.models import Application, Call

    call = scene.call("competitive")
    case = do(applied(call, scene.chen, PROJECT), "accept", scene.one)
    case = do(case, "close_review", scene.one, given={"held": "专家组会议评审"})
    case = do(case, "decide", scene.one, reason="评审通过", given={"proposed": "45"})
    kept = case.decisions.get().amount
    assert (kept["fen"], kept["inputs"]["proposed"], kept["inputs"]["budget"]) == (450_000_00, 450_000_00, 1_000_000_00)
    assert kept["project"]["title"] == PROJECT["project.title"]
    assert replayed(case)["amount"]["differs"] == []

    Call.objects.filter(pk=call.pk).update(terms=call.terms | {"cap": 300_000_00, "share": "40"})
    Application.objects.update(fen=1, basis={})  # what is kept elsewhere does not move a decision
    told = replayed(case)
    assert (told["digest_holds"], told["same"]) == (True, True)
    assert (told["amount"]["again"], told["amount"]["today"]) == (450_000_00, 300_000_00)
    assert [(d["then"], d["now"]) for d in told["amount"]["differs"]] == [("50", "40"), ("500,000.00", "300,000.00")]
    browser = Client()
    browser.force_login(scene.one)
    page = browser.get(reverse("case", args=[case.number])).content.decode()
    assert "按今天的规则为 300,000.00 元" in page

    def more(decision: Any) -> None:
        decision.amount["fen"] += 1

    told = replayed(case, alter=more)
    assert (told["digest_holds"], told["same"]) == (False, False)


@pytest.mark.parametrize(("before", "fen"), [("800万元", None), ("799.99万元", 10_00), ("0元", 800_000_00)])
def test_without_growth_there_is_nothing_and_nobody_can_decide_for_it(
    scene: Scene, before: str, fen: int | None
) -> None:
    from kechuang.funds.models import Application

    call = scene.call("post_subsidy", figures={"post_subsidy_share": "10%", "post_subsidy_cap": "1000万元"})
    case = do(applied(call, scene.chen, FACTS | {"rd_deductible_y2": before}), "admit", scene.one)
    if fen is None:
        with pytest.raises(BadInput):
            do(case, "decide", scene.one, reason="按规则审定")
        assert Application.objects.get().fen == 0
    else:
        assert Application.objects.get().fen == fen


def test_a_late_application_is_refused_and_one_that_was_sent_back_is_not(scene: Scene) -> None:
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.funds.actions.apply_to_call import apply_to_call
    from kechuang.funds.models import Call

    call = scene.call("post_subsidy")
    case = apply_to_call(call, CODE, scene.chen)
    keep_answers(case, FACTS, scene.chen)
    yesterday = timezone.localdate() - timedelta(days=1)
    Call.objects.update(opens=yesterday, closes=yesterday)
    with pytest.raises(BadInput, match="截止"):
        do(case, "submit", scene.chen)
    with pytest.raises(BadInput, match="截止"):
        apply_to_call(Call.objects.get(), CODE, scene.chen)
    Call.objects.update(closes=timezone.localdate())
    case = do(case, "submit", scene.chen)
    case = do(case, "send_back", scene.one, reason="请补充辅助账")
    Call.objects.update(closes=yesterday)
    assert do(case, "submit", scene.chen).state == "submitted"


def test_a_second_application_is_refused_with_the_first_named_and_a_withdrawn_one_does_not_count(scene: Scene) -> None:
    from kechuang.funds.actions.apply_to_call import apply_to_call

    call = scene.call("post_subsidy", forms=["enterprise"])
    case = apply_to_call(call, CODE, scene.chen)
    with pytest.raises(Conflict, match=case.number):
        apply_to_call(call, CODE, scene.chen)
    do(case, "abandon", scene.chen)
    assert apply_to_call(call, CODE, scene.chen).number != case.number


def test_a_call_for_universities_takes_no_enterprise(scene: Scene) -> None:
    from kechuang.funds.actions.apply_to_call import apply_to_call

    with pytest.raises(BadInput, match="高等学校"):
        apply_to_call(scene.call("post_subsidy", forms=["university"]), CODE, scene.chen)


def test_documents_the_call_wants_are_handed_in_before_submitting(scene: Scene) -> None:
    from kechuang.cases.actions.attach_document import attach_document
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.funds.actions.apply_to_call import apply_to_call

    case = apply_to_call(scene.call("post_subsidy", documents=["研发费用辅助账"]), CODE, scene.chen)
    keep_answers(case, FACTS, scene.chen)
    with pytest.raises(BadInput, match="研发费用辅助账"):
        do(case, "submit", scene.chen)
    attach_document(case, [b"%PDF-1.4 x %%EOF"], "辅助账.pdf", "研发费用辅助账", scene.chen)
    assert do(case, "submit", scene.chen).submissions.get().documents[0]["wanted"] == "研发费用辅助账"


def test_a_project_is_held_to_the_cap_and_the_ceiling_of_indirect_costs(scene: Scene) -> None:
    call = scene.call("competitive")
    for wrong, field in (
        ({"project.asked": "50.01"}, "project.asked"),
        ({"project.asked": "0"}, "project.asked"),
        ({"project.indirect": "40"}, "project.indirect"),
        ({"project.labour": "很多"}, "project.labour"),
        ({"project.title": ""}, "project.title"),
    ):
        from kechuang.cases.models import Case

        with pytest.raises(BadInput) as told:
            applied(call, scene.chen, PROJECT | wrong)
        assert told.value.fields["field"] == field
        do(Case.objects.latest("pk"), "abandon", scene.chen)


def test_a_project_gets_what_the_panel_proposed_within_share_and_cap_and_its_grade_feeds_the_next_call(
    scene: Scene,
) -> None:
    from kechuang.funds.models import Application, Award, Evaluation, ProjectBudget

    call = scene.call("competitive")
    case = do(applied(call, scene.chen, PROJECT), "accept", scene.one)
    case = do(case, "close_review", scene.one, given={"held": "专家组，2026年11月会议评审"})
    with pytest.raises(BadInput, match="评审建议"):
        do(case, "decide", scene.one, reason="评审通过")
    case = do(case, "decide", scene.one, reason="评审通过", given={"proposed": "60"})
    assert Application.objects.get().fen == 500_000_00  # half of a whole of 100, and the cap
    case = do(case, "publish", scene.one)
    over(case)
    case = do(case, "award", scene.one, given={"document": "明科发〔2026〕19号"})
    assert Award.objects.get().title == PROJECT["project.title"]
    case = do(case, "sign_contract", scene.chen)
    assert (ProjectBudget.objects.get().direct, ProjectBudget.objects.get().indirect) == (900_000_00, 100_000_00)
    case = do(case, "report_progress", scene.chen, reason="样机完成")
    case = do(case, "ask_acceptance", scene.chen, reason="已完成")
    case = do(case, "pass_acceptance", scene.one, reason="专家组同意通过")
    case = do(case, "evaluate", scene.one, reason="归档", given={"score": "89.99", "report": "绩效评价报告〔2026〕3号"})
    assert (case.state, Evaluation.objects.get().grade) == ("closed", "good")

    again = do(applied(scene.call("post_subsidy"), scene.chen, FACTS), "admit", scene.one)
    browser = Client()
    browser.force_login(scene.one)
    told = "良（89.99分"
    assert told in browser.get(reverse("case", args=[again.number])).content.decode()
    form = browser.get(reverse("case-act", args=[again.number, "decide"])).content.decode()
    assert told in form
    again = do(again, "decide", scene.one, reason="按规则审定")
    assert told in again.steps.get(verb="decide").given["graded"][0]
    page = browser.get(reverse("case", args=[again.number])).content.decode()
    assert "没有查到评价等级影响这类支持的规定" in page
    browser.force_login(scene.chen)
    assert "只供审定参考" not in browser.get(reverse("case", args=[again.number])).content.decode()


def test_more_than_the_budget_is_not_decided_and_an_ended_project_gives_back_what_is_left(scene: Scene) -> None:
    from kechuang.funds.models import Application

    call = scene.call("competitive", terms={"cap": 4_000_000_00, "share": "100", "least": "60"})
    big = PROJECT | {"project.equipment": "300", "project.asked": "300"}
    case = do(applied(call, scene.chen, big), "admit", scene.one)
    with pytest.raises(Conflict, match="可用"):
        do(case, "decide", scene.one, reason="评审通过", given={"proposed": "300.01"})
    assert Application.objects.get().fen is None
    case = do(case, "decide", scene.one, reason="评审通过", given={"proposed": "300"})
    case = do(case, "publish", scene.one)
    over(case)
    case = do(case, "award", scene.one, given={"document": "明科发〔2026〕20号"})
    assert available(call) == 0
    do(case, "end_early", scene.one, reason="单位申请终止")
    assert available(call) == 3_000_000_00


def test_an_objection_holds_the_grant_and_a_reconsidered_case_frees_the_money(scene: Scene) -> None:
    call = scene.call("post_subsidy")
    case = do(applied(call, scene.chen, FACTS), "admit", scene.one)
    case = do(case, "decide", scene.one, reason="按规则审定")
    case = do(case, "publish", scene.one)
    case = do(case, "raise_objection", None, reason="研发费用不实", given={"name": "李某", "contact": "13900000000"})
    over(case)
    with pytest.raises(BadInput):
        do(case, "grant", scene.one, given={"document": "明科发〔2026〕21号"})
    with pytest.raises(BadInput):
        do(case, "grant", scene.one)
    case = do(case, "refuse", scene.one, reason="异议成立")
    assert (case.state, available(call)) == ("refused", 3_000_000_00)


def test_who_applies_decides_nothing(scene: Scene) -> None:
    case = applied(scene.call("post_subsidy"), scene.chen, FACTS)
    with pytest.raises(Refused):
        do(case, "admit", scene.chen)
