"""What a bank was compensated for covered loans by the day, repaid and written off ones among them."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.summing import Summed
from kechuang.registry.kinds.loan import Loan


def ever_covered(when: When) -> QuerySet[Loan]:
    """Loans that came under cover by the day. The payment of a compensation writes its amount: empty is none."""
    return Loan.objects.as_of(when.asof).filter(covered__lte=when.asof.valid)


HOME = Summed(
    "bank_compensated",
    "organisation",
    Sentence("贷款库中该银行纳入补偿的贷款累计已补偿的金额", "Compensations of its covered loans by the day"),
    kind=Loan,
    rows=ever_covered,
    through="bank",
    field="compensated",
    complete="loan",
    empty_is_nought=True,
)
