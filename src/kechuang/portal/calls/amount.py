"""How much an application comes to as it stands in the draft, and where: for the form and the page of its case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kechuang.cases.models import Case
from kechuang.cases.sheet import Sheet
from kechuang.funds.calls.claim_form import same_contract
from kechuang.funds.calls.graded import earlier, said_of, weight
from kechuang.funds.calls.project_form import items_of
from kechuang.funds.calls.ranking import Ranking, place_of
from kechuang.funds.calls.reckoning import application_of, reckoned
from kechuang.funds.founding import PAYABLE
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application, Award, Evaluation, Payment
from kechuang.funds.modes.competitive import Placed
from kechuang.funds.modes.support import Support
from kechuang.funds.room import room
from kechuang.funds.standing import Standing, of_awards
from kechuang.funds.with_cases import award_of
from kechuang.kernel.sentences import Sentence
from kechuang.portal.language import said
from kechuang.registry.facts.answers import row_of


def so_far(case: Case, sheet: Sheet | None) -> Support | None:
    """With what was typed over what is on record; None where the case answers no call."""
    of = application_of(case)
    if of is None:
        return None
    facts: dict[str, Any] = {}
    if sheet is not None:
        facts = row_of(sheet.found) | {
            want.fact.name: sheet.typed[name]
            for name, want in sheet.wants.items()
            if name in sheet.typed and not want.field
        }
    return reckoned(of, facts)


def told(support: Support) -> Sentence:
    """The amount with its reason; the reason alone where it is undetermined."""
    if support.fen is None:
        return support.reason
    return Sentence(f"{yuan(support.fen)}元", f"{yuan(support.fen)} yuan")


@dataclass(frozen=True, slots=True)
class Supported:
    """What the page of a case says of money: its application, the award it led to, how that stands."""

    of: Application
    award: Award | None
    standing: Standing | None
    reason: Sentence
    payments: tuple[Payment, ...] = ()
    left: int = 0
    same: tuple[Application, ...] = ()
    placed: Placed | None = None
    ranking: Ranking | None = None
    graded: tuple[tuple[Evaluation, Sentence], ...] = ()

    @property
    def weight(self) -> Sentence:
        """What a grade does to it."""
        return weight(self.of)

    @property
    def rows(self) -> list[tuple[Sentence, str]]:
        """The project as it was submitted."""
        rows = []
        for item in items_of(self.of.call):
            value = self.of.project.get(item.name.rpartition(".")[2])
            if value is None:
                continue
            words = (
                dict(item.choices)[value].zh if item.choices else f"{yuan(value)} 元" if item.kind == "wan" else value
            )
            rows.append((item.label, str(words)))
        return rows


def graded_said(case: Case) -> str:
    """The last evaluation of who applies in words, for the page of the decision; empty where there is none."""
    of = application_of(case)
    found = earlier(of) if of else []
    return f"{_('上次绩效评价')}：{said(said_of(found[0]))}" if found else ""


def payment_of(case: Case) -> Payment | None:
    """The payment whose case it is; None of every other case."""
    return Payment.objects.filter(case=case).first() if case.flow == "payment" else None


def supported(case: Case, *, office: bool = False) -> Supported | None:
    """None of a case that answers no call. Its place among the projects of the call is the office's to see until it is
    decided, then its applicant's too.
    """
    of = application_of(case)
    if of is None:
        return None
    award = award_of(case)
    standing = of_awards([award.number])[award.number] if award else None
    basis = of.basis
    reason = Sentence(basis.get("reason_zh", ""), basis.get("reason_en", ""))
    placed, ranking = None, None
    if office or (case.decisions.exists() and of.basis.get("place")):
        placed, ranking = place_of(of) or (None, None)
    graded = tuple((one, said_of(one)) for one in earlier(of)) if office else ()
    more: dict[str, Any] = {"graded": graded, "same": tuple(same_contract(of)), "placed": placed, "ranking": ranking}
    if award is None:
        return Supported(of, None, None, reason, **more)
    left = room(award) if case.state in PAYABLE.get(case.flow, ()) else 0
    payments = tuple(award.payments.order_by("asked_at", "pk"))
    return Supported(of, award, standing, reason, payments, left, **more)
