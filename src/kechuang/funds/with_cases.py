"""What money does with the steps of an application: project and amount, the award, its budget, what goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kechuang.cases.joined import Item, Joined, join, typed_items
from kechuang.cases.models import Case
from kechuang.cases.sheet import asked_law, found_of
from kechuang.cases.verb import Asked, Doing
from kechuang.funds.actions.cut_award import cut_award
from kechuang.funds.actions.evaluate_award import evaluate_award
from kechuang.funds.actions.grant_support import grant_support
from kechuang.funds.actions.set_project_budget import set_project_budget
from kechuang.funds.calls import project_form
from kechuang.funds.calls.claim_form import borrower_known
from kechuang.funds.calls.frozen_amount import frozen_amount, run_again
from kechuang.funds.calls.graded import earlier, said_of
from kechuang.funds.calls.ranking import line_said, place_of, refuse_below_least
from kechuang.funds.calls.reckoning import application_of, reckoned, refuse_beyond_budget
from kechuang.funds.calls.redeemed import refuse_less
from kechuang.funds.calls.taking import refuse_time
from kechuang.funds.calls.written import decimal_of
from kechuang.funds.cover.claimed import loan_known, loan_of, refuse_uncovered
from kechuang.funds.grants import COVERS
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application, Award
from kechuang.funds.room import room
from kechuang.funds.vouchers.redeeming import refuse_claim
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer, row_of
from kechuang.registry.facts.periods import When
from kechuang.rules.facts import Fact

_PROPOSED = Asked(
    "proposed",
    Sentence("评审建议支持金额（万元）", "What the panel proposes (万元)"),
    hint=Sentence("按通知的比例和上限核定，超过的按上限。", "Held to the share and the cap of the call."),
)
_BELOW = Asked("below", Sentence("在资金线以下支持的理由", "Why it is supported below the line of the money"))
_DECISION = Asked("document", Sentence("决定文件（名称或文号）", "The document of the decision"))
_SCORE = Asked("score", Sentence("绩效评价得分（0—100）", "Score of the evaluation, 0 to 100"))
_REPORT = Asked("report", Sentence("评价报告（名称或文号）", "The report of the evaluation"))


def asks(case: Case, verb: str) -> tuple[Asked, ...]:
    """What is given besides with a verb of an application."""
    of = application_of(case)
    if of is None:
        return ()
    if verb == "decide" and not of.call.granted and of.call.mode == "competitive":
        below = line_said(of)
        return (_PROPOSED, replace(_BELOW, hint=below, warns=True)) if below else (_PROPOSED,)
    return {"award": (_DECISION,), "grant": (_DECISION,), "evaluate": (_SCORE, _REPORT)}.get(verb, ())


def items(case: Case) -> tuple[Item, ...]:
    """The project's own part of the form."""
    of = application_of(case)
    return project_form.items_of(of.call) if of else ()


def known(case: Case, when: When, facts: Sequence[Fact]) -> dict[str, Answer]:
    """What is on record of the loan a claim names, and, where a bank tells of it, of its borrower."""
    of = application_of(case)
    if of is None or of.call.grant not in ("interest", *COVERS):
        return {}
    found = dict(borrower_known(case, when, facts)) if of.call.grant in COVERS else {}
    loan = loan_of(case, of.call.grant, typed_items(case).get("claim.contract", ""))
    return found | dict(loan_known(loan, when, facts)) if loan is not None else found


def submitted(doing: Doing) -> dict[str, Any] | None:
    """Hold it to the call's time and documents, the project to its limits; say how much it comes to so far."""
    of = application_of(doing.case)
    if of is None:
        return None
    if doing.case.submissions.count() == 1:  # what was sent back may be submitted again after the last day
        refuse_time(of.call, doing.today)
    _refuse_documents(of)
    day = doing.case.on or doing.today
    project = project_form.read(of.call, typed_items(doing.case))
    most = project_form.refuse_budget(of.call, project, day)
    of.case = doing.case
    if title := project.told.get("title"):
        doing.case.title = str(title)[:200]
    of.project, of.asked = project.told, project.asked or None
    facts = _facts(doing.case)
    refuse_less(of, facts)
    refuse_claim(of)
    refuse_uncovered(of)
    found = reckoned(of, facts)
    of.fen, of.basis = found.fen, found.basis(of.call.mode)
    of.save()
    told: dict[str, Any] = {"project": of.project, "fen": of.fen, "reason": found.reason.zh}
    return told | ({"ceiling": most.reason.zh} if most else {})


def weighed(doing: Doing, row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """How much it gets, by the mode's rule, with every input: frozen with the decision.

    Raises BadInput where it is undetermined or nought, Conflict where there is no money.
    """
    of = application_of(doing.case)
    if of is None:
        return None
    of.case = doing.case
    proposed = _wan(doing.given["proposed"], "proposed") if doing.given.get("proposed") else None
    refuse_less(of, row)
    refuse_claim(of)
    refuse_uncovered(of)
    ranked = place_of(of)
    if ranked is not None:
        refuse_below_least(ranked[0], of.call)
    found = reckoned(of, row, proposed=proposed)
    if not found.fen:
        raise BadInput(
            "application.amount",
            Sentence(f"不能审定：{found.reason.zh}", f"It cannot be decided: {found.reason.en}"),
            Sentence("请退回补正缺的事实，或不予通过。", "Send it back for what is missing, or refuse it."),
            field="reason",
        )
    refuse_beyond_budget(of, found.fen)
    basis = found.basis(of.call.mode)
    if ranked is not None:
        placed, ranking = ranked
        basis |= {"place": placed.place, "of": len(ranking.placed), "score": placed.score_said}
        basis["below"] = doing.given.get("below", "") if placed.standing == "waits" else ""
    graded = [said_of(one).zh for one in earlier(of)]
    return frozen_amount(of, found, proposed=proposed, place=ranked) | {"basis": basis, "graded": graded}


def decided(doing: Doing) -> dict[str, Any] | None:
    """What the decision that was just frozen grants is the application's."""
    of = application_of(doing.case)
    if of is None:
        return None
    held = doing.case.decisions.order_by("-ordinal")[0].amount or {}
    of.case, of.fen, of.basis = doing.case, held["fen"], held["basis"]
    of.save()
    return {"fen": of.fen, "basis": of.basis, "graded": held["graded"]}


def awarded(doing: Doing) -> dict[str, Any] | None:
    """Promise the money of the line, by the document of the decision."""
    of = application_of(doing.case)
    if of is None or not of.fen:
        return None
    case = doing.case
    award = grant_support(
        of.call.line,
        of.call.year,
        case.organisation,
        of.fen,
        doing.actor,
        title=of.project.get("title") or case.title,
        decision=doing.given["document"],
        decided=doing.today,
        case_number=case.number,
        basis=of.basis,
        request=f"case:{case.number}",
    )
    return {"award": award.number, "fen": of.fen}


def contracted(doing: Doing) -> dict[str, Any] | None:
    """The budget of the task contract is that of the application, held to the ceiling of the day it is signed."""
    of, award = application_of(doing.case), award_of(doing.case)
    if of is None or award is None or "asked" not in of.project:
        return None
    project = project_form.project_of(of.project)
    made = set_project_budget(
        award,
        None,
        direct=project.direct,
        equipment=project.equipment,
        indirect=project.indirect,
        pure_theory=project.pure_theory,
        signed=doing.today,
    )
    return {"ceiling": made.ceiling, "reason": made.reason}


def evaluated(doing: Doing) -> dict[str, Any] | None:
    """The grade counts when the line's next support is reckoned."""
    award = award_of(doing.case)
    if award is None:
        return None
    score = decimal_of(doing.given["score"])
    if score is None or not score.is_finite():
        raise BadInput(
            "evaluation.score",
            Sentence("得分看不懂。", "The score cannot be read."),
            Sentence("请填0至100的数。", "Give a number from 0 to 100."),
            field="score",
        )
    made = evaluate_award(
        award,
        score.quantize(Decimal("0.01")),
        doing.actor,
        document=doing.given["report"],
        evaluated=doing.today,
    )
    return {"grade": made.grade}


def given_back(doing: Doing) -> dict[str, Any] | None:
    """What is neither paid nor asked for goes back to the line."""
    award = award_of(doing.case)
    left = room(award) if award else 0
    if award is None or left <= 0:
        return None
    reason = doing.reason or "办件终止"
    cut_award(award, left, None, reason=reason, happened=doing.today, request=f"case:{doing.case.number}:back")
    return {"given_back": left, "said": f"{yuan(left)}元退回预算"}


def award_of(case: Case) -> Award | None:
    """What the case led to; None before."""
    return Award.objects.select_related("line").filter(request=f"case:{case.number}").first()


def join_cases() -> None:
    """When the site starts."""
    effects = {
        "submit": submitted,
        "decide": decided,
        "award": awarded,
        "grant": awarded,
        "sign_contract": contracted,
        "evaluate": evaluated,
        "abandon": given_back,
        "end_early": given_back,
    }
    for flow in ("funding", "subsidy"):
        join(flow, Joined(effects, asks, items, known, weighed, run_again))


def _facts(case: Case) -> dict[str, Any]:
    return row_of(found_of(case, asked_law(case))[1]) if case.policy else {}


def _refuse_documents(of: Application) -> None:
    held = set(of.case.attachments.filter(superseded_at=None).values_list("wanted", flat=True))
    missing = [one for one in of.call.documents if one not in held]
    if missing:
        raise BadInput(
            "application.documents",
            Sentence(f"还缺材料：{'、'.join(missing)}。", f"Documents are missing: {'; '.join(missing)}."),
            Sentence("请在填写页附上后再提交。", "Hand them in on the form, then submit."),
        )


def _wan(text: str, field: str) -> int:
    fen = project_form.fen_of(text)
    if fen is None:
        raise BadInput(
            "application.proposed",
            Sentence(f"看不懂金额“{text[:40]}”。", f"“{text[:40]}” is no amount."),
            Sentence("请以万元为单位填数字。", "Give a number, in 万元."),
            field=field,
        )
    return fen
