"""Moving a payment by the table of its flow: who may, what leads where, two people, one event, repeats harmless."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import BigIntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from kechuang.accounts.access import Actor, may_pay, require
from kechuang.accounts.models import User
from kechuang.cases import engine
from kechuang.cases.flows.payment import FLOW
from kechuang.cases.models import CaseStep
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.entering import Moves, enter
from kechuang.funds.models import Payment
from kechuang.funds.payee import fingerprint
from kechuang.kernel.errors import Conflict, KechuangError, Refused
from kechuang.kernel.sentences import Sentence

Work = Callable[[Payment, datetime], Moves]
After = Callable[[Payment], None]

DONE_BY: Mapping[str, str] = {
    "submit": "asked_by",
    "check_account": "checked_by",
    "approve_payment": "approved_by",
    "release_payment": "released_by",
}
"""The column that tells who did a verb."""
_SAID: Mapping[str, Sentence] = {
    "submit": Sentence("提出拨付", "asked for the payment"),
    "correct_account": Sentence("更正账户", "corrected its account"),
    "approve_payment": Sentence("批准拨付", "approved the payment"),
}


def step(
    payment: Payment, verb: str, actor: Actor, event: str, work: Work, *, reason: str = "", after: After | None = None
) -> Payment:
    """Do a verb to a payment and its case: `work` changes it and gives what moves, `after` follows once it has moved.

    Done before by the same person, nothing happens.

    Raises Refused (no right, or the same person), Conflict (the table does not allow it, money), BadInput; each leaves
    one event that failed.
    """
    require(may_pay(actor), actor, event, payment)
    try:
        with transaction.atomic():
            stamp = moment()
            held = Payment.objects.select_related("award__line", "case").get(pk=payment.pk)
            if _done(held, verb, actor):
                return held
            to = FLOW.next(held.state, verb)
            if to is None:
                raise _not_now(held)
            _refuse_same_person(held, verb, actor)
            before = held.plain()
            moves = work(held, stamp)
            held.state = to
            held.save()
            enter(event, moves, actor, stamp, obj=held, before=before, after=held.plain(), reason=reason)
            if held.case is not None:
                engine.do(held.case, verb, actor, version=held.case.version, reason=reason, keeper=True)
            if after is not None:
                after(held)
            return held
    except KechuangError as error:
        noted(event, payment, actor, error)
        raise


def noted(event: str, obj: Payment, actor: Actor, error: KechuangError) -> None:
    """Write down that it was refused, and why."""
    record(event, actor=actor, obj=obj, reason=error.sentence.zh, succeeded=False)


def refuse_changed(payment: Payment) -> None:
    """Raise Conflict where amount, payee, bank or account are no longer what was checked."""
    if payment.agreed != fingerprint(payment):
        raise Conflict(
            "payment.changed",
            Sentence(
                "收款账户信息在核对之后被改动。", "The details of the account were changed after they were checked."
            ),
            Sentence("没有办理。请退回重新核对账户。", "Nothing was done. The account has to be checked again."),
        )


def person(actor: Actor) -> User | None:
    """Who is written beside a verb."""
    return actor if isinstance(actor, User) else None


def _done(payment: Payment, verb: str, actor: Actor) -> bool:
    column = DONE_BY.get(verb)
    led = {to for row in FLOW.table.values() for name, to in row.items() if name == verb}
    if payment.state not in led:
        return False
    who = person(actor)
    return column is None or (who is not None and getattr(payment, f"{column}_id") == who.pk)


def same_person(payment: Payment, verb: str, actor: Actor) -> Sentence | None:
    """Why another person must do the verb: they did one that stands apart from it. The system is no second person."""
    for other in FLOW.apart.get(verb, ()):
        who = _who_did(payment, other)
        if actor is None or (isinstance(actor, User) and who == actor.pk):
            did = _SAID[other]
            return Sentence(
                f"这笔拨付由您本人{did.zh}，须由另一人办理。", f"You {did.en} yourself: somebody else must."
            )
    return None


def for_another(verb: str, who: User) -> Q:
    """Payments whose verb another person must do, as `same_person` says it of one."""
    found = Q(pk__in=[])
    for other in FLOW.apart.get(verb, ()):
        if other in DONE_BY:
            found |= Q(**{DONE_BY[other]: who})
        else:
            steps = CaseStep.objects.filter(case=OuterRef("case"), verb=other).order_by("-ordinal")
            last = Subquery(steps.values("done_by")[:1], output_field=BigIntegerField())
            found |= Q(Exact(Coalesce(last, 0), who.pk))
    return found


def _who_did(payment: Payment, verb: str) -> int | None:
    if verb in DONE_BY:
        return cast("int | None", getattr(payment, f"{DONE_BY[verb]}_id"))
    # a correction has no column of its own: the last one stands among the steps of the case
    done = payment.case.steps.filter(verb=verb).order_by("-ordinal").first() if payment.case is not None else None
    return done.done_by_id if done is not None else None


def _refuse_same_person(payment: Payment, verb: str, actor: Actor) -> None:
    if (told := same_person(payment, verb, actor)) is not None:
        raise Refused(
            "payment.same_person",
            told,
            Sentence("请另一名业务人员登录办理。", "Let another officer sign in and do it."),
        )


def _not_now(payment: Payment) -> Conflict:
    stage = payment.stage
    return Conflict(
        "payment.state",
        Sentence(f"这笔拨付现在是“{stage.name.zh}”，不能这样办。", f"The payment is “{stage.name.en}” now."),
        Sentence("可能有人刚办过；请刷新页面。", "Somebody may just have done it; open the page anew."),
    )
