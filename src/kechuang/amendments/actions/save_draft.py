"""Save a draft: a new version that says something else; the versions before stay."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.amendments.access import may_edit
from kechuang.amendments.actions.keep_draft import checked
from kechuang.amendments.content import Content
from kechuang.amendments.held import held
from kechuang.amendments.models import Amendment, AmendmentVersion
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def save_draft(row: Amendment, content: Content, actor: Actor, *, seen: int, note: str = "") -> AmendmentVersion:
    """`seen` is the version one started from. Saying the same again makes none. Raises Refused, BadInput, Conflict."""
    require(may_edit(actor, row), actor, "amendment.saved", row)
    checked(row.policy, content)
    with transaction.atomic():
        stamp, kept = moment(), held(row)
        last = kept.versions.latest("ordinal")
        if last.content == content.as_json():
            return last
        if last.ordinal != seen:
            raise Conflict(
                "amendment.changed",
                Sentence(f"别人已存了第{last.ordinal}版。", f"Somebody saved version {last.ordinal} meanwhile."),
                Sentence(
                    "请看过新版再改；您填的还在页面上。", "Look at it first; what you entered is still on the page."
                ),
            )
        made = AmendmentVersion.objects.create(
            amendment=kept,
            ordinal=last.ordinal + 1,
            content=content.as_json(),
            note=note.strip()[:300],
            saved_at=stamp,
            saved_by=actor if isinstance(actor, User) else None,
        )
        after = {"version": made.ordinal, "content": made.content}
        record("amendment.saved", actor=actor, obj=kept, before={"content": last.content}, after=after, at=stamp)
    return made
