"""Change a person's name, telephone or e-mail: one's own, or as security administrator anybody's."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, Allowed, may_manage_accounts, require
from kechuang.accounts.models import User
from kechuang.accounts.people_rules import checked_contact
from kechuang.events.record import record
from kechuang.kernel.sentences import Sentence

_OWN = Allowed(Sentence("可以修改自己的信息。", "One may change one's own."))


def change_person(person: User, actor: Actor, *, name: str, phone: str = "", email: str = "") -> None:
    """Store them; nothing is written where nothing changes. Raises Refused, BadInput (names the field).

    The log tells which of them changed, not the telephone or e-mail itself.
    """
    verdict = _OWN if actor is not None and actor.pk == person.pk else may_manage_accounts(actor)
    require(verdict, actor, "account.changed", person)
    wanted = dict(zip(("name", "phone", "email"), checked_contact(name, phone, email), strict=True))
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=person.pk)
        changed = [field for field, value in wanted.items() if getattr(row, field) != value]
        if not changed:
            return
        before = {"name": row.name, "changed": changed}
        for field in changed:
            setattr(row, field, wanted[field])
        row.save(update_fields=changed)
        record("account.changed", actor=actor, obj=row, before=before, after={"name": row.name, "changed": changed})
    person.refresh_from_db()
