"""What is still owed on the loans of a bank that are covered on the day."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.summing import Summed
from kechuang.registry.kinds.loan import Loan


def covered(when: When) -> QuerySet[Loan]:
    """Loans under cover that are neither repaid nor written off."""
    rows = Loan.objects.as_of(when.asof).filter(covered__lte=when.asof.valid)
    return rows.exclude(state__in=("repaid", "written_off"))


HOME = Summed(
    "bank_outstanding",
    "organisation",
    Sentence("贷款库中该银行当日纳入补偿、未结清贷款的余额合计", "Balances of its covered loans on the day"),
    kind=Loan,
    rows=covered,
    through="bank",
    field="balance",
    complete="loan",
)
