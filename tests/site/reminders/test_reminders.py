"""Reminders: the right people are told once, by page, by one letter a day from a real mail server, by calendar."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from types import ModuleType
from typing import Any

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from kechuang.accounts.models import Claim
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.reminders import catalogue, letters
from kechuang.reminders.actions.choose import choose
from kechuang.reminders.actions.make_calendar import make_calendar
from kechuang.reminders.actions.revoke_calendar import revoke_calendar
from kechuang.reminders.calendar import feed_of
from kechuang.reminders.collecting import MOST, collect, open_for, unread
from kechuang.reminders.letters import may_send, send_letters
from kechuang.reminders.models import REFUSED, SENDING, SENT, UNSURE, Feed, Letter, Reminder
from kechuang.reminders.source import Due, Source

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)
MORNING = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)  # a Monday, 09:00 in Shanghai


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> list[Due]:
    """What two kinds of the test's own find: `duty`, which nobody can do without, and `news`."""
    found: list[Due] = []
    name = Sentence("职责", "duty")
    kinds = {
        "duty": Source("duty", name, lambda day: [one for one in found if one.key.startswith("d")], mandatory=True),
        "news": Source("news", Sentence("消息", "news"), lambda day: [one for one in found if one.key.startswith("n")]),
    }
    catalogue.sources.cache_clear()
    catalogue.sources().clear()
    catalogue.sources().update(kinds)
    yield found  # type: ignore[misc]
    catalogue.sources.cache_clear()


def one(person: Any, key: str, says: str = "办", day: date | None = DAY) -> Due:
    return Due(person.pk, key, Sentence(says, f"{says} en"), "/cases/", day)


class Box:
    """Takes letters as an SMTP server does; refuses who is called `refused`."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("refused"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    """A real mail server on this machine, and the site set to use it."""
    controller: ModuleType = pytest.importorskip("aiosmtpd.controller")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    held = Box()
    server = controller.Controller(held, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL, settings.SITE = "科创 <kechuang@bureau.example>", "https://plan.example"
    yield held
    server.stop()


def addressed(person: Any, email: str) -> Any:
    person.email = email
    person.save()
    return person


def test_what_is_due_is_told_once_goes_when_over_and_is_unread_again_when_its_words_change(
    person: Callable[..., Any], due: list[Due]
) -> None:
    lin = person("programme_officer")
    due[:] = [one(lin, "d1"), one(lin, "n1", day=None)]
    assert collect(DAY).new == 2
    assert collect(DAY).new == 0
    Client().force_login(lin)
    client = Client()
    client.force_login(lin)
    client.post("/reminders/read/")
    assert unread(lin) == 0
    due[:] = [one(lin, "d1", "超过时限")]
    collected = collect(DAY)
    assert (collected.new, collected.gone, unread(lin)) == (1, 1, 1)
    assert [row.key for row in open_for(lin)] == ["d1"]


def test_nobody_sees_or_reads_anothers_and_nobody_is_flooded(person: Callable[..., Any], due: list[Due]) -> None:
    lin, other = person("programme_officer"), person("unit_officer")
    due[:] = [one(lin, f"n{number:04}") for number in range(MOST + 5)]
    collect(DAY)
    assert unread(lin) == MOST
    client = Client()
    client.force_login(other)
    mine = Reminder.objects.filter(person=lin).first()
    assert mine
    assert client.get(f"/reminders/{mine.pk}/").status_code == 404
    assert "没有到期的事" in client.get("/reminders/").content.decode()
    client.force_login(lin)
    assert client.get(f"/reminders/{mine.pk}/").headers["Location"] == "/cases/"
    assert unread(lin) == MOST - 1
    assert "99 条未读" in client.get("/reminders/").content.decode()


def test_a_letter_goes_once_a_day_in_the_persons_language_with_what_is_new(
    person: Callable[..., Any], due: list[Due], box: Box
) -> None:
    lin = addressed(person("programme_officer"), "lin@bureau.example")
    due[:] = [one(lin, f"n{number:02}", f"第{number}件") for number in range(25)]
    collect(DAY)
    assert send_letters(MORNING) == (1, 0)
    assert send_letters(MORNING + timedelta(hours=1)) == (0, 0)
    due.append(one(lin, "d1", "新的"))
    collect(DAY)
    assert send_letters(MORNING + timedelta(hours=2)) == (0, 0)  # one a day
    choose(lin, language="en", without=[])
    assert send_letters(MORNING + timedelta(days=1)) == (1, 0)
    first, second = box.taken
    assert first["Subject"] == "科创：25件事需要您办理"
    assert first["Auto-Submitted"] == "auto-generated"
    assert "另有5件" in first.get_content() and "https://plan.example/cases/" in first.get_content()
    assert second["Subject"] == "Kechuang: 1 thing to see to"
    assert "新的 en, 2025-03-03" in second.get_content()
    assert first["Message-ID"] != second["Message-ID"]
    assert Event.objects.filter(type="reminder.letter_sent").count() == 2


def test_no_letter_on_days_off_in_quiet_hours_of_what_was_read_or_is_not_wanted(
    person: Callable[..., Any], due: list[Due], box: Box
) -> None:
    lin = addressed(person("programme_officer"), "lin@bureau.example")
    due[:] = [one(lin, "n1")]
    collect(DAY)
    saturday, night = MORNING - timedelta(days=2), MORNING + timedelta(hours=11)
    assert [may_send(when) for when in (saturday, night, night - timedelta(seconds=1))] == [False, False, True]
    assert send_letters(saturday) == send_letters(night) == (0, 0)
    choose(lin, language="zh", without=["news"])
    assert send_letters(MORNING) == (0, 0)
    with pytest.raises(BadInput):
        choose(lin, language="zh", without=["duty"])
    assert box.taken == []


def test_a_process_that_died_while_sending_leads_to_no_second_letter(
    person: Callable[..., Any], due: list[Due], box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin = addressed(person("programme_officer"), "lin@bureau.example")
    due[:] = [one(lin, "d1")]
    collect(DAY)

    class Killed(BaseException):
        """As far as the code can tell, the process ends here."""

    def died(*args: Any, **kwargs: Any) -> None:
        raise Killed

    monkeypatch.setattr(letters, "record", died)  # the server has taken the letter; nothing of that is stored
    with pytest.raises(Killed):
        send_letters(MORNING)
    monkeypatch.undo()
    assert Letter.objects.get().state == SENDING
    assert send_letters(MORNING + timedelta(hours=1)) == (0, 0)
    assert (Letter.objects.get().state, len(box.taken)) == (UNSURE, 1)


def test_a_refused_address_is_tried_three_times_and_keeps_nobody_else_from_a_letter(
    person: Callable[..., Any], due: list[Due], box: Box
) -> None:
    bad, lin = person("unit_officer"), person("programme_officer")
    addressed(bad, "refused@bureau.example")
    addressed(lin, "lin@bureau.example")
    due[:] = [one(bad, "d1"), one(lin, "d1")]
    collect(DAY)
    assert send_letters(MORNING) == (1, 1)
    assert [send_letters(MORNING + timedelta(hours=hour)) for hour in (1, 2, 3)] == [(0, 1), (0, 1), (0, 0)]
    assert set(Letter.objects.values_list("person", "state")) == {(bad.pk, REFUSED), (lin.pk, SENT)}


def test_a_server_that_is_away_marks_no_letter_and_is_tried_again(
    person: Callable[..., Any], due: list[Due], settings: Any
) -> None:
    lin = addressed(person("programme_officer"), "lin@bureau.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    due[:] = [one(lin, "d1")]
    collect(DAY)
    with pytest.raises(BadInput, match="连不上"):
        send_letters(MORNING)
    assert Letter.objects.count() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_letters(MORNING) == (1, 0)
    assert len(django_mail.outbox) == 1


def test_the_calendar_is_read_under_its_secret_address_until_it_is_revoked(
    person: Callable[..., Any], due: list[Due]
) -> None:
    icalendar = pytest.importorskip("icalendar")
    lin = person("programme_officer")
    due[:] = [one(lin, "d1", "很长的事，" * 30), one(lin, "n1", day=None)]
    collect(DAY)
    token = make_calendar(lin)
    answer = Client().get(f"/reminders/calendar/{token}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))  # RFC 5545 §3.1
    read = icalendar.Calendar.from_ical(answer.content)
    assert str(read["X-WR-TIMEZONE"]) == "Asia/Shanghai"
    (event,) = read.walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY, DAY + timedelta(days=1))
    assert str(event["SUMMARY"]) == "很长的事，" * 30
    assert Client().get(f"/reminders/calendar/{token}.ics").content == answer.content
    again = make_calendar(lin)
    assert Client().get(f"/reminders/calendar/{token}.ics").status_code == 404
    assert feed_of(again)
    assert revoke_calendar(lin)
    assert Client().get(f"/reminders/calendar/{again}.ics").status_code == 404
    assert token not in str(Feed.objects.values())


def test_every_kind_finds_its_own_and_leads_to_a_page_its_reader_may_open(person: Callable[..., Any]) -> None:
    """With what is at hand: a claim and an unused account; each address opens to whom it is told."""
    from kechuang.accounts.models import Organisation, User

    lin, security = person("programme_officer"), person("security_administrator")
    claimant = person(None)
    organisation = Organisation.objects.create(name="明湖新材料", kind="enterprise")
    values = {"role": "representative", "evidence": "x"}
    Claim.objects.create(person=claimant, organisation=organisation, name="明湖新材料", **values)
    User.objects.filter(pk=claimant.pk).update(date_joined=timezone.now() - timedelta(days=91))
    collect()
    told = {(row.person_id, row.kind) for row in Reminder.objects.all()}
    assert {(lin.pk, "claims"), (security.pk, "accounts")} <= told
    for row in Reminder.objects.select_related("person"):
        client = Client()
        client.force_login(row.person)
        assert client.get(row.address).status_code == 200, row
