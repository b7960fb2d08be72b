"""Have a policy granted unasked in a place, by a document; and end that."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.cases.of_policy import open_policies
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.identifiers import division_code
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.offers.access import may_mark
from kechuang.offers.models import Marking
from kechuang.registry.facts.subjects import KINDS


def offerable() -> list[str]:
    """Policies that can be granted unasked: about an organisation itself, applied for here."""
    return [p.code for p in open_policies() if KINDS[p.subject][0] == "organisation"]


def mark_policy(policy: str, division: str, document: str, actor: Actor) -> Marking:
    """Raises Refused, BadInput naming the field, Conflict where it is marked already."""
    require(may_mark(actor), actor, "offer.marked", label=policy)
    if policy not in offerable():
        raise _bad("policy", "这项政策不能免申即享。", "This policy cannot be granted unasked.")
    checked = division_code.check(division.strip())
    if checked.verdict != "valid":
        raise _bad("division", checked.said("zh"), checked.said("en"))
    if len(document.strip()) < 4:
        raise _bad("document", "请写明依据的文件。", "Name the document it rests on.")
    with transaction.atomic():
        stamp = moment()
        place = str(checked.normal)[:6]
        if Marking.objects.filter(policy=policy, division=place, superseded_at=None).exists():
            raise Conflict(
                "offer.marked_already",
                Sentence("这里已经列为免申即享。", "It is granted unasked here already."),
                Sentence("无需重复。", "Nothing needs to be done."),
            )
        made = Marking.objects.create(
            policy=policy,
            division=place,
            document=document.strip(),
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        after = {"policy": policy, "division": place, "document": made.document}
        record("offer.marked", actor=actor, obj=made, after=after, at=stamp)
    return made


def unmark_policy(marking: Marking, actor: Actor, *, reason: str) -> Marking:
    """From now on nothing more is drafted; what waits for consent stays. Raises Refused, BadInput, Conflict."""
    require(may_mark(actor), actor, "offer.unmarked", marking)
    told = given(reason)
    with transaction.atomic():
        stamp = moment()
        row = Marking.objects.select_for_update().get(pk=marking.pk)
        if row.superseded_at is not None:
            raise Conflict(
                "offer.ended_already",
                Sentence("已经移出免申即享。", "It was ended before."),
                Sentence("请刷新页面再看。", "Reload and look again."),
            )
        row.superseded_at = stamp
        row.save(update_fields=["superseded_at"])
        record("offer.unmarked", actor=actor, obj=row, reason=told, at=stamp)
    return row


def _bad(name: str, zh: str, en: str) -> BadInput:
    return BadInput(
        f"offer.{name}", Sentence(zh, en), Sentence("请改正后再提交。", "Put it right and submit again."), field=name
    )
