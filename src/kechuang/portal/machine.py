"""How the machine is: versions, room, the last backup, when the log was checked, work under way. Nothing of records."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kechuang import __version__
from kechuang.events.models import Event
from kechuang.jobs.catalogue import jobs
from kechuang.jobs.models import FAILED, JobRun, Schedule
from kechuang.policies import catalogue
from kechuang.portal.job_view import clock_state
from kechuang.portal.language import page_language, said
from kechuang.registry.evidence.refusals import size_said
from kechuang.registry.importing.imports import WORKING, Import
from kechuang.registry.sources import Evidence

Lamp = Literal["", "good", "notice", "warning"]

BACKUP_DAYS = 7
"""A backup older than this is pointed out."""
CHECK_DAYS = 30
"""A log not checked for longer is pointed out."""
SCARCE, LITTLE = 1 << 30, 5 << 30
"""Free bytes below which writing will soon be refused, and below which somebody should see to it."""
STILL = timedelta(minutes=10)
"""Work under way that has not moved for so long is standing still."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing read off: what it is, what it says, its lamp with its word, and what to do where it is not good."""

    label: str
    value: str
    lamp: Lamp = ""
    word: str = ""
    remedy: str = ""
    code: str = ""
    """A command to type."""


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """The version of a policy that is in force on the day, and how many there are of it."""

    code: str
    name: str
    since: Any
    count: int
    ended: bool


def readings() -> list[tuple[str, list[Reading]]]:
    """All of them in groups."""
    groups: tuple[tuple[str, tuple[Callable[[], Reading | None], ...]], ...] = (
        (_("存储"), (_room, _database, _evidence, _folder)),
        (_("备份与事件记录"), (_backup, _checked, _events)),
        (_("后台作业"), (_clock, _failing, _imports)),
        (_("软件"), (_software, _engine)),
    )
    return [(name, [one for one in (read() for read in reads) if one]) for name, reads in groups]


def policy_versions() -> list[PolicyVersion]:
    """What the installed policies decide by today."""
    today, found = timezone.localdate(), []
    for policy in catalogue():
        version = next((v for v in reversed(policy.versions) if v.since <= today), policy.versions[0])
        ends = policy.ends(version)
        name = policy.english if page_language() == "en" else policy.name
        found.append(
            PolicyVersion(policy.code, name, version.since, len(policy.versions), bool(ends and ends <= today))
        )
    return found


def _room() -> Reading:
    disk = shutil.disk_usage(settings.HOME)
    value = _("剩余 %(free)s，共 %(whole)s") % {"free": size_said(disk.free), "whole": size_said(disk.total)}
    if disk.free < SCARCE:
        return Reading(_("磁盘"), value, "warning", _("快满了"), _("清理磁盘或扩容；写满后只能查看，不能保存。"))
    if disk.free < LITTLE:
        return Reading(_("磁盘"), value, "notice", _("不多了"), _("安排清理或扩容。"))
    return Reading(_("磁盘"), value, "good", _("充足"))


def _database() -> Reading:
    if connection.vendor == "sqlite":
        files = [Path(f"{connection.settings_dict['NAME']}{end}") for end in ("", "-wal")]
        size = sum(file.stat().st_size for file in files if file.exists())
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            size = cursor.fetchone()[0]
    return Reading(_("数据库大小"), size_said(size))


def _evidence() -> Reading:
    held = Evidence.objects.aggregate(n=Count("pk"), size=Sum("size"))
    return Reading(
        _("佐证材料"), _("%(n)s 份，%(size)s") % {"n": f"{held['n']:,}", "size": size_said(held["size"] or 0)}
    )


def _folder() -> Reading:
    return Reading(_("数据目录"), "", code=str(settings.HOME))


def _backup() -> Reading:
    last = Event.objects.filter(type="backup.made").order_by("-pk").first()
    label, command = _("最近备份"), "kechuang backup -o FILE"
    if last is None:
        return Reading(label, _("还没有备份过"), "warning", _("没有备份"), _("在服务器上执行："), command)
    days = (timezone.now() - last.occurred_at).days
    value = (
        f"{timezone.localtime(last.occurred_at):%Y-%m-%d %H:%M} · {last.object_label} · {size_said(last.after['size'])}"
    )
    if days > BACKUP_DAYS:
        word = ngettext("已有 %(n)s 天", "已有 %(n)s 天", days) % {"n": days}
        return Reading(label, value, "warning", word, _("在服务器上执行："), command)
    return Reading(label, value, "good", _("近期"))


def _checked() -> Reading:
    last = Event.objects.filter(type="log.verified").order_by("-pk").first()
    label = _("事件记录校验")
    if last is None:
        return Reading(label, _("还没有校验过"), "notice", _("未校验"), _("请现在校验一次。"))
    when = f"{timezone.localtime(last.occurred_at):%Y-%m-%d %H:%M}"
    if not last.succeeded:
        value = _("%(when)s：在第 %(row)s 号处断裂") % {"when": when, "row": last.after["broken"]}
        return Reading(label, value, "warning", _("断裂"), _("保留现场，立即告知审计管理员，并与备份比对。"))
    value = _("%(when)s：%(n)s 条完好") % {"when": when, "n": f"{last.after['held']:,}"}
    if (timezone.now() - last.occurred_at).days > CHECK_DAYS:
        return Reading(label, value, "notice", _("较久"), _("请现在校验一次。"))
    return Reading(label, value, "good", _("完好"))


def _events() -> Reading:
    return Reading(_("事件条数"), f"{Event.objects.count():,}")


def _clock() -> Reading:
    lamp, word = clock_state()
    if lamp == "good":
        return Reading(_("执行进程"), "", "good", word)
    return Reading(_("执行进程"), "", "warning", word, _("kechuang up 会自带一个；单独运行请执行："), "kechuang worker")


def _failing() -> Reading:
    failing = [
        said(job.name)
        for code, job in jobs().items()
        if JobRun.objects.filter(job=code).values_list("state", flat=True).first() == FAILED
    ]
    paused = Schedule.objects.filter(paused_at__isnull=False).count()
    value = _("%(n)d 项，其中暂停 %(paused)d 项") % {"n": len(jobs()), "paused": paused}
    if failing:
        return Reading(
            _("作业"),
            value,
            "warning",
            _("失败：%(names)s") % {"names": "、".join(failing)},
            _("打开“后台作业”看原因。"),
        )
    return Reading(_("作业"), value, "good", _("没有失败的"))


def _imports() -> Reading:
    working = Import.objects.filter(state__in=WORKING)
    still = working.filter(touched_at__lt=timezone.now() - STILL).count()
    count = working.count()
    if not count:
        return Reading(_("批量导入"), _("没有正在进行的"), "good", _("空闲"))
    value = _("%(n)s 个正在进行") % {"n": count}
    if still:
        return Reading(
            _("批量导入"),
            value,
            "notice",
            _("%(n)s 个停住了") % {"n": still},
            _("请导入的人打开那次导入，会从停处接着做。"),
        )
    return Reading(_("批量导入"), value, "good", _("在进行"))


def _software() -> Reading:
    return Reading(
        _("版本"), f"Kechuang {__version__} · Python {platform.python_version()} · Django {django.get_version()}"
    )


def _engine() -> Reading:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        version = cursor.fetchone()[0]
    name = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    return Reading(_("数据库"), f"{name} {version}")
