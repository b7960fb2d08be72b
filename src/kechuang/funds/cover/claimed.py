"""The loan behind a claim: found by its contract, read off its record, held to its cover, marked once compensated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kechuang.accounts.access import Actor
from kechuang.cases.models import Case
from kechuang.funds.claiming import claim_behind, still_claiming
from kechuang.funds.grants import COVERS
from kechuang.funds.models import Application, Payment
from kechuang.funds.turning import turned
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan
from kechuang.rules.facts import Fact

_OWNER = {"interest": "organisation"} | dict.fromkeys(COVERS, "bank")
"""By grant: whose application it is, as a column of the loan."""


def loan_of(case: Case, grant: str, contract: str) -> Loan | None:
    """The loan on record under that contract with the applicant as borrower or bank; None where there is none."""
    column = _OWNER.get(grant)
    if column is None or not contract.strip():
        return None
    rows = Loan.objects.standing().filter(contract=contract.strip(), **{column: case.organisation})
    return rows.order_by("valid_from").last()


def loan_known(loan: Loan, when: When, facts: Sequence[Fact]) -> Mapping[str, Answer]:
    """The facts its record tells; what it leaves open is the applicant's to fill in."""
    theirs = [fact for fact in facts if home_of("loan", fact.name) is not None]
    found = answers(Subject("loan", loan.key), when, theirs)
    return {name: answer for name, answer in found.items() if answer.raw is not None}


def refuse_uncovered(of: Application) -> None:
    """Raise where a place that keeps pools is asked to cover a loan none of them took in, or to do so twice."""
    if of.call.grant not in COVERS or not CoverPool.objects.as_of(AsOf.now()).exists():
        return
    contract = of.project.get("contract", "")
    loan = loan_of(of.case, of.call.grant, contract)
    if loan is None or not loan.covered:
        raise BadInput(
            "loan.uncovered",
            Sentence(f"借款合同{contract}没有纳入风险补偿。", f"The loan {contract} is not under cover."),
            Sentence("贷款入池以后发生的损失才补偿。", "Losses are shared of loans that entered a pool."),
            field="claim.contract",
        )
    borrower = of.project.get("borrower", "")
    if borrower and borrower != loan.organisation:
        raise BadInput(
            "loan.borrower",
            Sentence(f"借款合同{contract}登记的借款单位是{loan.name}。", f"The loan is on record as {loan.name}'s."),
            Sentence("请核对借款企业的代码。", "Check the code of the borrower."),
            field="claim.borrower",
        )
    others = Application.objects.filter(call__grant__in=COVERS, case__organisation=of.case.organisation)
    others = still_claiming(others.filter(project__contract=contract).exclude(pk=of.pk))
    if (other := others.first()) is not None and not loan.compensated:
        raise Conflict(
            "loan.claimed",
            Sentence(
                f"借款合同{contract}已在办件{other.case.number}中申报补偿。",
                f"The case {other.case.number} claims the loan {contract} already.",
            ),
            Sentence("请在原办件上继续办理。", "Carry on with that one."),
            field="claim.contract",
        )
    if loan.compensated:
        raise Conflict(
            "loan.compensated",
            Sentence(
                f"借款合同{contract}已由拨付单{loan.payment}补偿。",
                f"The loan {contract} was compensated by {loan.payment}.",
            ),
            Sentence("一笔贷款的损失只补偿一次。", "A loss is compensated once."),
            field="claim.contract",
        )


def compensate(payment: Payment, actor: Actor, arrived: date) -> None:
    """Write a compensation that arrived on the record of its loan; a further part adds to it."""
    of = claim_behind(payment)
    if of is None or of.call.grant not in COVERS:
        return
    loan = loan_of(of.case, of.call.grant, of.project.get("contract", ""))
    if loan is not None and loan.covered:
        changes = {"compensated": (loan.compensated or 0) + payment.fen, "payment": payment.number}
        turned(loan, changes, actor, since=max(arrived, loan.valid_from), reason=f"拨付单{payment.number}到账")
