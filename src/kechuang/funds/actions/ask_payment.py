"""Ask for a payment: so much of an award, into which account; refused at once where the payee is another."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_pay, require
from kechuang.cases import engine
from kechuang.cases.models import Case
from kechuang.cases.opening import open_case
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.entering import refuse_amount
from kechuang.funds.founding import case_of, refuse_undecided
from kechuang.funds.models import Award, Payment
from kechuang.funds.numbering import next_number
from kechuang.funds.payee import account_number, bank_named, refuse_other_payee
from kechuang.funds.paying import person
from kechuang.funds.room import refuse_beyond
from kechuang.kernel.errors import BadInput, Conflict, KechuangError
from kechuang.kernel.sentences import Sentence


def ask_payment(
    award: Award,
    fen: int,
    actor: Actor,
    *,
    payee: str,
    payee_name: str,
    bank: str,
    account: str,
    purpose: str,
    request: str = "",
) -> Payment:
    """Raises Refused, BadInput that names the field, Conflict (no money left); each leaves one event that failed."""
    require(may_pay(actor), actor, "payment.asked", award)
    try:
        with transaction.atomic():
            stamp = moment()
            held = Award.objects.select_related("line").get(pk=award.pk)
            if request and (there := Payment.objects.filter(request=request).first()):
                return _same(there, held, fen)
            refuse_amount(fen)
            refuse_undecided(held)
            refuse_other_payee(held, payee, payee_name)
            payment = Payment(
                number=next_number(Payment, "SB" if held.example else "BK", stamp.year),
                award=held,
                fen=fen,
                purpose=_purpose(purpose),
                payee=payee.strip(),
                payee_name=payee_name.strip(),
                bank=bank_named(bank),
                account=account_number(account),
                state="submitted",
                asked_at=stamp,
                asked_by=person(actor),
                request=request or None,
                example=held.example,
            )
            refuse_beyond(held, fen)
            payment.case = _case(held, payment, actor)
            payment.save()
            record("payment.asked", actor=actor, obj=payment, after=payment.plain(), at=stamp)
            return payment
    except KechuangError as error:
        record("payment.asked", actor=actor, obj=award, reason=error.sentence.zh, succeeded=False)
        raise


def _case(award: Award, payment: Payment, actor: Actor) -> Case:
    """Its case, which follows from the case that the award came from, handed on at once."""
    opened = open_case(
        "payment",
        actor,
        title=f"拨付：{award.title}"[:200],
        organisation=award.organisation,
        about=case_of(award),
        example=payment.example,
        keeper=True,
    )
    return engine.do(opened, "submit", actor, version=opened.version, keeper=True)


def _purpose(text: str) -> str:
    said = " ".join(text.split())
    if 2 <= len(said) <= 200:
        return said
    raise BadInput(
        "payment.purpose",
        Sentence("没有写明用途。", "What it is for is not said."),
        Sentence("请写明用途（2—200字）。", "Say what it is for, in 2 to 200 characters."),
        field="purpose",
    )


def _same(there: Payment, award: Award, fen: int) -> Payment:
    if (there.award_id, there.fen) == (award.pk, fen):
        return there
    raise Conflict(
        "payment.request",
        Sentence("同一个请求此前提出的是另一笔拨付。", "The same request asked for another payment before."),
        Sentence("请重新打开页面再办理。", "Open the page anew and do it again."),
    )
