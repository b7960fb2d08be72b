"""Letters: one a day at most, on working days and by day, of what is new; each is sent once or not at all.

The state `sending` is stored before the server is spoken to. A process that dies after that leaves a letter of which
nobody can know whether it went; it is marked unsure and not sent again: what it told of stands in the portal anyway.
"""

from __future__ import annotations

import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.workdays import foreseen_workday
from kechuang.reminders.catalogue import sources
from kechuang.reminders.models import DRAFT, REFUSED, SENDING, SENT, UNSURE, Choice, Letter, Reminder
from kechuang.reminders.writing import written

TRIES = 3
"""How often a letter that a server refused is tried on its day."""
LOST = timedelta(minutes=10)
"""A letter that is being sent for so long was left by a process that died."""


def may_send(now: datetime) -> bool:
    """Whether letters go out now: on a working day, outside of the quiet hours (KECHUANG_QUIET, 20-7)."""
    here = timezone.localtime(now)
    begin, end = settings.QUIET_HOURS
    quiet = begin <= here.hour or here.hour < end if begin > end else begin <= here.hour < end
    return not quiet and foreseen_workday(here.date())[0] == here.date()


def send_letters(now: datetime | None = None) -> tuple[int, int]:
    """Send what is to be sent: how many went, how many the server refused. Raises BadInput where there is no server."""
    now = now or timezone.now()
    if not settings.EMAIL_HOST or not may_send(now):
        return 0, 0
    Letter.objects.filter(state=SENDING, at__lt=now - LOST).update(state=UNSURE)
    people = User.objects.filter(is_active=True, reminders__in=_new())
    connection: BaseEmailBackend | None = None
    sent = refused = 0
    for person in people.distinct().order_by("pk"):
        if not person.email:
            continue
        if connection is None:
            connection = _spoken_to()  # before a letter is marked as being sent
        letter = _letter(person, now)
        if letter is None:
            continue
        done = _send(letter, connection, now)
        sent, refused = sent + done, refused + (not done)
    if connection is not None:
        connection.close()
    return sent, refused


def _new() -> QuerySet[Reminder]:
    """What nobody has read and no letter has told of."""
    return Reminder.objects.filter(gone_at=None, letter=None, read_at=None)


def _letter(person: User, now: datetime) -> Letter | None:
    """The letter of the day, holding what is new for the person; None where there is nothing, or it went already."""
    choice = Choice.objects.filter(person=person).first()
    without = {kind for kind in choice.without if not _mandatory(kind)} if choice else set()
    new = _new().filter(person=person).exclude(kind__in=without)
    if not new.exists():
        return None
    day = timezone.localdate(now)
    name = f"<kechuang-{person.pk}-{day:%Y%m%d}@{settings.MAIL_DOMAIN}>"
    with transaction.atomic():
        letter, _made = Letter.objects.get_or_create(
            person=person,
            day=day,
            defaults={"message_id": name},
        )
        again = letter.state == DRAFT or (letter.state == REFUSED and letter.attempts < TRIES)
        mine = Letter.objects.filter(pk=letter.pk, state=letter.state, attempts=letter.attempts)
        if not again or not mine.update(state=SENDING, at=now, attempts=letter.attempts + 1):
            return None
        count = new.update(letter=letter)
        Letter.objects.filter(pk=letter.pk).update(count=count)
    letter.refresh_from_db()
    return letter


def _send(letter: Letter, connection: BaseEmailBackend, now: datetime) -> bool:
    choice = Choice.objects.filter(person=letter.person).first()
    subject, text = written(list(letter.reminders.order_by("due", "pk")), choice.language if choice else "zh")
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    message = EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [letter.person.email], headers=headers)
    try:
        connection.send_messages([message])
    except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
        _ends(letter, UNSURE, str(error))
        raise _unreachable(error) from error
    except (smtplib.SMTPException, ValueError) as error:
        _ends(letter, REFUSED, type(error).__name__)
        return False
    except OSError as error:
        _ends(letter, UNSURE, str(error))
        raise _unreachable(error) from error
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk, state=SENDING).update(state=SENT, error="", at=timezone.now())
        record("reminder.letter_sent", label=str(letter.person), after={"letter": letter.pk, "reminders": letter.count})
    return True


def _ends(letter: Letter, state: str, error: str) -> None:
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk, state=SENDING).update(state=state, error=error[:300])
        if state == REFUSED:
            Reminder.objects.filter(letter=letter).update(letter=None)


def _spoken_to() -> BaseEmailBackend:
    """A connection that stands, before any letter is marked as being sent over it."""
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(error) from error
    return connection


def _unreachable(error: Exception) -> BadInput:
    kind = type(error).__name__
    return BadInput(
        "mail.unreachable",
        Sentence(f"邮件服务器连不上：{kind}。", f"The mail server cannot be spoken to: {kind}."),
        Sentence("请检查 KECHUANG_SMTP，用 kechuang mail-test 试发。", "Check KECHUANG_SMTP by `kechuang mail-test`."),
    )


def _mandatory(kind: str) -> bool:
    return kind in sources() and sources()[kind].mandatory
