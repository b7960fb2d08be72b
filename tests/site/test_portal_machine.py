"""The system administrator's page: what wants doing is said with what to do, and the log is checked from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.events.record import record
from kechuang.portal import machine

pytestmark = pytest.mark.django_db


class Disk(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def administrator(person: Callable[..., Any], settings: Any, tmp_path: Any) -> Client:
    settings.HOME = tmp_path
    client = Client()
    client.force_login(person("system_administrator"))
    return client


def lamps() -> dict[str, str]:
    return {one.label: one.lamp for _name, group in machine.readings() for one in group}


def test_the_page_says_what_wants_doing_and_how(administrator: Client) -> None:
    said = administrator.get("/machine/").content.decode()
    assert "还没有备份过" in said
    assert "kechuang backup" in said
    assert "高新技术企业认定" in said
    assert connection.vendor.replace("postgresql", "PostgreSQL").replace("sqlite", "SQLite") in said


@pytest.mark.parametrize(
    ("free", "lamp"),
    [
        (machine.SCARCE - 1, "warning"),
        (machine.SCARCE, "notice"),
        (machine.LITTLE - 1, "notice"),
        (machine.LITTLE, "good"),
    ],
)
def test_the_room_left_is_lit_at_its_edges(
    administrator: Client, monkeypatch: pytest.MonkeyPatch, free: int, lamp: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(1 << 40, (1 << 40) - free, free))
    assert lamps()["磁盘"] == lamp


@pytest.mark.parametrize(("days", "lamp"), [(machine.BACKUP_DAYS, "good"), (machine.BACKUP_DAYS + 1, "warning")])
def test_an_old_backup_is_pointed_out(
    administrator: Client, monkeypatch: pytest.MonkeyPatch, days: int, lamp: str
) -> None:
    record("backup.made", label="a.zip", after={"events": 1, "head": "x", "size": 5 << 20})
    later = timezone.now() + timedelta(days=days, minutes=1)
    monkeypatch.setattr(machine.timezone, "now", lambda: later)
    assert lamps()["最近备份"] == lamp


def test_checking_the_log_is_an_event_and_the_page_tells_of_it(administrator: Client) -> None:
    assert lamps()["事件记录校验"] == "notice"
    said = administrator.post("/machine/check/", follow=True).content.decode()
    assert "事件记录完好" in said
    event = Event.objects.get(type="log.verified")
    assert event.after["held"] == event.pk - 1
    assert lamps()["事件记录校验"] == "good"


def test_a_broken_log_is_told_with_its_row(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from kechuang.accounts.actions import check_log
    from kechuang.events.verify import Broken, Verified
    from kechuang.kernel.sentences import Sentence

    broken = Verified(6, "x", Broken(7, Sentence("内容被改动。", "It was altered.")))
    monkeypatch.setattr(check_log, "verify_log", lambda head: broken)
    said = administrator.post("/machine/check/", follow=True).content.decode()
    assert "第 7 号处断裂" in said
    assert not Event.objects.get(type="log.verified").succeeded
    assert lamps()["事件记录校验"] == "warning"


@pytest.mark.parametrize("role", ["programme_officer", "security_administrator", "audit_administrator", "auditor"])
def test_nobody_else_sees_the_machine(person: Callable[..., Any], role: str) -> None:
    client = Client()
    client.force_login(person(role))
    assert client.get("/machine/").status_code == 403
    assert client.post("/machine/check/").status_code == 403
    assert not Event.objects.filter(type="log.verified").exists()
