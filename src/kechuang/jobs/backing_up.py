"""Backups by the clock: one file a night in the data folder's `backups`, of which the newest few are kept."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from kechuang.events.record import record
from kechuang.jobs.backup import Made, Progress, back_up
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.refusals import size_said
from kechuang.registry.sources import Evidence

RESERVE = 1 << 30
"""Free bytes that a backup leaves: the site must be able to go on writing."""


def nightly_backup(due: datetime, told: Progress | None = None) -> tuple[Made | None, int]:
    """Make the backup of the due time, once; then let go of the oldest beyond KECHUANG_BACKUPS (7).

    Gives the backup, None where that of this time is there already, and how many went. Raises BadInput without room.
    """
    folder = settings.HOME / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    for draft in folder.glob(".*.part"):  # a process that was killed left it
        draft.unlink(missing_ok=True)
    target = folder / f"kechuang-{timezone.localtime(due):%Y%m%d-%H%M%S}.zip"
    made = None
    if not target.exists():
        _room(folder)
        made = back_up(settings.HOME, target, told)
        record("backup.made", label=target.name, after={"events": made.events, "head": made.head, "size": made.size})
    return made, _let_go(folder, keep=max(1, int(os.environ.get("KECHUANG_BACKUPS") or 7)))


def _let_go(folder: Path, keep: int) -> int:
    old = sorted(folder.glob("kechuang-*.zip"))[:-keep]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _room(folder: Path) -> None:
    database = settings.HOME / "kechuang.sqlite3"
    last = max(folder.glob("kechuang-*.zip"), default=None)
    needed = Evidence.objects.aggregate(size=Sum("size"))["size"] or 0
    needed += 2 * database.stat().st_size if database.exists() else 2 * last.stat().st_size if last else 0
    free = shutil.disk_usage(folder).free
    if free < needed + RESERVE:
        raise BadInput(
            "backup.no_room",
            Sentence(
                f"磁盘放不下一份备份：需要约{size_said(needed)}，剩余{size_said(free)}。",
                f"No room for a backup: some {size_said(needed)} needed, {size_said(free)} free.",
            ),
            Sentence(
                "清理磁盘，或把 KECHUANG_BACKUPS（保留份数）改小，或用 kechuang backup -o 备到别处。",
                "Clear the disk, keep fewer (KECHUANG_BACKUPS), or back up elsewhere with `kechuang backup -o`.",
            ),
        )
