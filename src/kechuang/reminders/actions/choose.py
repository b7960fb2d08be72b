"""Choose how to be reminded by letter: the language, and of which kinds none is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.catalogue import sources
from kechuang.reminders.models import Choice


def choose(person: User, *, language: str, without: Iterable[str]) -> Choice:
    """One's own only. Raises BadInput for a kind one cannot do without, or an unknown one."""
    unwanted = sorted(set(without))
    for kind in unwanted:
        source = sources().get(kind)
        if source is None or source.mandatory:
            name = source.name if source else Sentence(kind, kind)
            raise BadInput(
                "reminder.mandatory",
                Sentence(f"“{name.zh}”的邮件不能关闭。", f"Letters of “{name.en}” cannot be turned off."),
                Sentence("这类提醒有法定或约定的时限。", "It has a legal or agreed limit."),
                field="without",
            )
    if language not in ("zh", "en"):
        language = "zh"
    with transaction.atomic():
        made, _new = Choice.objects.update_or_create(
            person=person, defaults={"language": language, "without": unwanted}
        )
        told = {"language": language, "without": unwanted}
        record("reminder.choice_made", actor=person, label=str(person), after=told)
    return made
