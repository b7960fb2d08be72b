"""What a payment rests on: the case its award came from, decided and far enough on; and closing it once all is paid."""

from __future__ import annotations

from kechuang.cases import engine
from kechuang.cases.models import Case
from kechuang.funds.balances import balance
from kechuang.funds.models import Award, Payment
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

PAYABLE = {
    "funding": ("running", "changing", "accepting", "rectifying", "accepted", "closed"),
    "subsidy": ("granted", "paid"),
}
"""By flow: the states of a case in which what it was awarded is paid."""


def case_of(award: Award) -> Case | None:
    """The case an award came from; None of one granted by a document alone."""
    return Case.objects.filter(number=award.case_number).first() if award.case_number else None


def refuse_undecided(award: Award) -> None:
    """Raise Conflict where the case of the award is not decided in its favour, or not as far as payments go."""
    case = case_of(award)
    if case is None or case.flow not in PAYABLE:
        return
    decided = case.decisions.order_by("-ordinal").first()
    if case.state in PAYABLE[case.flow] and decided is not None and decided.outcome == "granted":
        return
    raise Conflict(
        "payment.undecided",
        Sentence(
            f"办件{case.number}现在是“{case.stage.name.zh}”，还不能拨付。",
            f"The case {case.number} is at “{case.stage.name.en}”: nothing can be paid yet.",
        ),
        Sentence("立项项目签订任务书后拨付，奖补确定支持后拨付。", "Projects are paid once the contract is signed."),
    )


def close_when_paid(payment: Payment) -> None:
    """Close the case of a support after the work when nothing of it is left to pay."""
    award, case = payment.award, case_of(payment.award)
    if case is None or case.flow != "subsidy" or case.state != "granted":
        return
    left = balance(award.place.account("committed")) + balance(award.place.account("in_transit"))
    if not left:
        engine.do(case, "note_paid", None, version=case.version)
