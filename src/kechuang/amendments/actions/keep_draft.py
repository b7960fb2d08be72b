"""Keep a draft: it gets a name, an author, who may see it, and its first version."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.amendments.access import may_keep
from kechuang.amendments.content import Content, edits_of
from kechuang.amendments.models import Amendment, AmendmentVersion, Reach
from kechuang.entitlements.drafted import draft_of
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue


def keep_draft(policy: str, name: str, content: Content, actor: Actor, *, reach: str = Reach.OWN) -> Amendment:
    """Raises Refused, BadInput naming the field, NotInForce."""
    require(may_keep(actor), actor, "amendment.kept", label=name)
    told = name.strip()
    if not 2 <= len(told) <= 100:
        raise bad("name", "请给草案起个名称（2—100字）。", "Name the draft (2 to 100 characters).")
    if reach not in Reach.values:
        raise bad("reach", "没有这种范围。", "There is no such reach.")
    checked(policy, content)
    with transaction.atomic():
        stamp, by = moment(), actor if isinstance(actor, User) else None
        made = Amendment.objects.create(policy=policy, name=told, reach=reach, recorded_at=stamp, author=by)
        row = AmendmentVersion.objects.create(
            amendment=made, ordinal=1, content=content.as_json(), saved_at=stamp, saved_by=by
        )
        after = {"policy": policy, "reach": reach, "content": row.content}
        record("amendment.kept", actor=actor, obj=made, after=after, at=stamp)
    return made


def checked(policy: str, content: Content) -> None:
    """It changes something, and what it says can be read. Raises BadInput, NotInForce."""
    of = catalogue()[policy]
    figures = draft_of(of, content.figures, content.since, content.document)
    if not figures and not edits_of(of, content):
        raise bad("changes", "草案还没有改动任何条款。", "The draft changes nothing yet.")


def bad(name: str, zh: str, en: str) -> BadInput:
    """What is wrong with a field of a draft."""
    return BadInput(
        f"amendment.{name}", Sentence(zh, en), Sentence("请改正后再保存。", "Put it right and save again."), field=name
    )
