"""What a borrower owes on all its covered loans, the one asked about among them, told of each of its loans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.frames import column
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value, steps_of
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.fields import quantity
from kechuang.registry.kinds.loan import Loan
from kechuang.registry.record import Record

_FACT = "loan_principal"
_REASON = Sentence("同一借款单位纳入补偿的贷款余额合计，含本笔", "What is owed on its covered loans and this one")
_ENDED = ("repaid", "written_off")


@dataclass(frozen=True)
class Owed:
    """The sum of balances; where one is not known, the sum is not."""

    subject: SubjectKind = "loan"
    names: tuple[str, ...] = (_FACT,)
    reason: Sentence = _REASON

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        found = {key: held[_FACT].raw for key in keys if (held := self.values(key, when, names))}
        return column(list(found), list(found.values()), _FACT)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        one = Loan.objects.as_of(when.asof).filter(key=key).first()
        if one is None:
            return {}
        theirs = Q(organisation=one.organisation, covered__lte=when.asof.valid) & ~Q(state__in=_ENDED)
        rows = list(Loan.objects.as_of(when.asof).filter(Q(key=key) | theirs).select_related("source", "recorded_by"))
        owed = [row.balance for row in rows if row.balance is not None]
        if len(owed) < len(rows):
            return {}
        field = quantity(Loan, "balance")
        steps = steps_of(vocabulary()[_FACT].fact, field) if field else 1
        return {_FACT: Value(sum(owed) * steps, tuple((row, "balance") for row in rows))}

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`: it may be stated."""
        return None
