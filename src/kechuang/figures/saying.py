"""The word on a proposal: once, by whom it may come from, and only while what it was made against still stands."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_figures, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.figures.checking import checked, parameter_named, said_of
from kechuang.figures.models import SIGNED, WITHDRAWN, Proposal, Said
from kechuang.figures.standing import stands_at
from kechuang.kernel.errors import BadInput, Conflict, KechuangError, Refused
from kechuang.kernel.once import forget
from kechuang.kernel.sentences import Sentence


def say(proposal: Proposal, word: str, actor: Actor, reason: str = "") -> Said:
    """Raises Refused (no right, or the wrong one of the two people), Conflict (said already, or another was signed in
    the meantime), BadInput; each leaves one event that failed."""
    event = f"figure.{word}"
    label = said_of(proposal.division, parameter_named(proposal.parameter), proposal.value, proposal.since)
    require(may_set_figures(actor), actor, event, proposal, label)
    try:
        with transaction.atomic():
            stamp = moment()
            held = Proposal.objects.select_related("said").get(pk=proposal.pk)
            _refuse_said(held)
            _refuse_person(held, word, actor)
            if word == SIGNED:
                _refuse_stale(held)
            made = Said.objects.create(
                proposal=held,
                word=word,
                reason=reason.strip(),
                said_at=stamp,
                said_by=actor if isinstance(actor, User) else None,
            )
            before = held.instead_of.plain() if held.instead_of else None
            record(
                event,
                actor=actor,
                obj=held,
                label=label,
                before=before,
                after=held.plain(),
                reason=made.reason,
                at=stamp,
            )
            forget()
            return made
    except KechuangError as error:
        record(event, actor=actor, obj=proposal, label=label, reason=error.sentence.zh, succeeded=False)
        raise


def refuse_empty(reason: str) -> None:
    """Raises BadInput where no reason is given."""
    if len(reason.strip()) < 2:
        raise BadInput(
            "figure.reason",
            Sentence("没有写明理由。", "The reason is not said."),
            Sentence("请写明为什么不同意。", "Say why not."),
            field="reason",
        )


def _refuse_said(held: Proposal) -> None:
    if held.word:
        raise Conflict(
            "figure.said",
            Sentence("这项提议已经办结。", "This proposal has been dealt with."),
            Sentence("请刷新页面；需要改动请另提一项。", "Look again; for another figure propose another."),
        )


def _refuse_person(held: Proposal, word: str, actor: Actor) -> None:
    same = held.proposed_by_id == getattr(actor, "pk", None)
    if word == WITHDRAWN and not same:
        raise Refused(
            "figure.not_yours",
            Sentence("只有提出的人可以撤回。", "Only who proposed it may withdraw it."),
            Sentence("不同意请写明理由。", "Refuse it with the reason."),
        )
    if word != WITHDRAWN and same:
        raise Refused(
            "figure.same_person",
            Sentence("提出的人不能自己签批。", "Who proposed it may not sign or refuse it."),
            Sentence("请由科技局另一人签批。", "Let another person of the bureau do it."),
        )


def _refuse_stale(held: Proposal) -> None:
    now = stands_at(held.division, held.parameter, held.since)
    if (now.pk if now else None) != held.instead_of_id:
        raise Conflict(
            "figure.moved",
            Sentence("提出以后，这一天的数值已另有签批。", "Another figure was signed for that day since."),
            Sentence("请不同意这一项，按现行数值重新提出。", "Refuse this one and propose anew."),
        )
    if held.value:  # the policies may have changed since it was proposed
        names = ("value", "since", "document", "number", "article", "dated")
        checked(held.division, held.parameter, {name: getattr(held, name) for name in names})
