"""Carry on with an import: the dry run, the writing or the undoing, part by part, from wherever it stands.

Safe to call at any time and by several at once: the position moves in the same transaction as the work, so after a
crash nothing is lost, and nothing is done twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import Conflict, KechuangError
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.checking import CELLS, Checking, read_by, schema_of
from kechuang.registry.importing.comparing import Comparing
from kechuang.registry.importing.imports import CHECKED, CHECKING, DONE, MAPPING, RUNNING, UNDOING, UNDONE, Import
from kechuang.registry.importing.mapping import ColumnMap
from kechuang.registry.importing.options import Options
from kechuang.registry.importing.organisations import Organisations
from kechuang.registry.importing.reading import Factors
from kechuang.registry.importing.state import kind_of
from kechuang.registry.importing.undoing import undo_rows
from kechuang.registry.importing.writing_rows import write_rows
from kechuang.registry.record import Record
from kechuang.registry.sources import Source

Told = Callable[[Import], None]

KEPT_NAMED = 200
"""How many keys of rows left as they are the log names; the page lists them all."""


def carry_on(pk: int, told: Told = lambda _: None) -> Import:
    """Work until the import is no longer at work; `told` is called after each part. Gives it as it then stands.

    A designed error (files cleared away) is kept on the import and ends the work.
    """
    while True:
        job = Import.objects.get(pk=pk)
        try:
            if job.state == CHECKING:
                _check(job, told)
            elif job.state == RUNNING:
                _write(job, told)
            elif job.state == UNDOING:
                _undo(job, told)
            else:
                return job
        except KechuangError as error:
            _stop(job, error)
            return Import.objects.get(pk=pk)


def _stop(job: Import, error: KechuangError) -> None:
    back = {CHECKING: MAPPING, RUNNING: "stopped", UNDOING: DONE}[job.state]
    Import.objects.filter(pk=job.pk, state=job.state, turn=job.turn).update(state=back, error=as_kept(error))


def as_kept(error: KechuangError) -> dict[str, str]:
    """A designed error as it is kept on an import."""
    return {
        "zh": error.sentence.zh,
        "en": error.sentence.en,
        "fix_zh": error.remedy.zh,
        "fix_en": error.remedy.en,
    }


def broken_off(error: Exception) -> Conflict:
    """What to say where the machine itself broke the work off: a full disk, a database that went away."""
    why = (str(error).strip() or type(error).__name__).splitlines()[0][:120]
    return Conflict(
        "import.broken_off",
        Sentence(
            f"导入中断了（{why}）。已写入的部分完好。", f"The import was broken off ({why}). What is written is whole."
        ),
        Sentence(
            "请检查磁盘空间和数据库，然后再来一次：会从断点继续，不会重复。",
            "Check the disk's room and the database, then try again: it goes on from there, nothing twice.",
        ),
    )


# ---- the dry run


def _check(job: Import, told: Told) -> None:
    """One dry run from its beginning; it stops as soon as another has begun or the import was cancelled."""
    comparing = _comparing(job, job.made_by, Source(kind="import"), timezone.now())
    checking = Checking(
        job.folder,
        ColumnMap.from_json(job.mapping),
        tuple(job.layout["heads"]),
        comparing,
        job.answers,
        Factors.from_json(job.folder.read_json("factors")),
        timezone.localdate(),
    )
    job.folder.clear("plan", "cells")
    mine = Import.objects.filter(pk=job.pk, state=CHECKING, turn=job.turn)
    for number in range(job.parts):
        checking.step(number)
        job.position = number + 1
        if not mine.update(position=job.position, touched_at=timezone.now()):
            return
        told(job)
    found = checking.finish(job.parts)
    mine.update(
        state=CHECKED, error=None, position=0, counts=dict(found.counts), doubts=found.doubts, touched_at=timezone.now()
    )


def _comparing(job: Import, actor: Actor, source: Source, stamp: datetime) -> Comparing:
    kind = kind_of(job.kind)
    options = Options.of(
        kind, {**job.options, "reason": job.options.get("reason") or f"导入“{job.file_name}”"}, stamp.date()
    )
    return Comparing(kind, options, actor, source, stamp)


# ---- the writing


def _write(job: Import, told: Told) -> None:
    """One part. Whoever finds that another has written it meanwhile does nothing."""
    number = job.position
    if number >= job.parts:
        _finish(job, told)
        return
    part, plan = job.folder.read("part", number), job.folder.read("plan", number)
    mapping, heads = ColumnMap.from_json(job.mapping), tuple(job.layout["heads"])
    factors = Factors.from_json(job.folder.read_json("factors"))
    read = read_by(kind_of(job.kind), mapping, heads, part, factors, Organisations())
    with transaction.atomic():
        job = Import.objects.select_for_update().get(pk=job.pk)
        if job.state != RUNNING or job.position != number or job.source is None:
            return
        job.last_stamp = _stamp_after(job.last_stamp)
        done = write_rows(_comparing(job, job.confirmed_by, job.source, job.last_stamp), read, plan)
        written = {name: job.counts.get(f"written_{name}", 0) + n for name, n in done.counts.items()}
        job.counts = {**job.counts, **{f"written_{name}": n for name, n in written.items()}}
        job.position = number + 1
        job.touch(timezone.now())
        job.save(update_fields=["last_stamp", "counts", "position", "touched_at"])
        if done.late:
            rows = [
                (d.row, "refused", "late", "", d.at, "", d.key, d.reason.zh, d.reason.en, d.remedy.zh, d.remedy.en)
                for d in done.late
            ]
            job.folder.write("late", number, pl.DataFrame(rows, schema=schema_of(CELLS), orient="row"))
    told(job)


def _finish(job: Import, told: Told) -> None:
    with transaction.atomic():
        job = Import.objects.select_for_update().get(pk=job.pk)
        if job.state != RUNNING or job.position < job.parts:
            return
        stamp = _stamp_after(job.last_stamp)
        job.state, job.finished_at, job.last_stamp, job.error = DONE, timezone.now(), stamp, None
        job.save(update_fields=["state", "finished_at", "last_stamp", "error"])
        after = {"kind": job.kind, "sha256": job.sha256, "rows": job.rows, "counts": job.counts}
        tell("import.finished", actor=job.confirmed_by, obj=job, after=after, at=stamp)
    told(job)


def _stamp_after(last: datetime | None) -> datetime:
    now = moment()
    return now if last is None else max(now, last + timedelta.resolution)


# ---- the undoing


def _undo(job: Import, told: Told) -> None:
    """The next rows; when none is left, the end."""
    kind = kind_of(job.kind)
    with transaction.atomic():
        job = Import.objects.select_for_update().get(pk=job.pk)
        if job.state != UNDOING or job.source is None:
            return
        job.last_stamp = _stamp_after(job.last_stamp)
        reason = job.options.get("undo_reason", "")
        actor = User.objects.filter(pk=job.options.get("undone_by")).first()
        done = undo_rows(kind, job.source, job.after_pk, actor, job.last_stamp, reason)
        if done is None:
            _undone(job, kind, actor, reason)
        else:
            for name, n in (("undone", done.withdrawn), ("put_back", done.restored), ("kept", len(done.kept))):
                job.counts[name] = job.counts.get(name, 0) + n
            job.after_pk, job.position = done.last, job.position + 1
            if done.kept:
                rows = [_kept_cell(row) for row in done.kept]
                job.folder.path.mkdir(parents=True, exist_ok=True)
                job.folder.write("kept", job.position, pl.DataFrame(rows, schema=schema_of(CELLS), orient="row"))
        job.touch(timezone.now())
        job.save()
    told(job)


def _undone(job: Import, kind: type[Record], actor: Actor, reason: str) -> None:
    kept = []
    if job.counts.get("kept"):
        kept = job.folder.all("kept").select("value").head(KEPT_NAMED).collect()["value"].to_list()
    job.state = UNDONE
    names = ("undone", "put_back", "kept")
    after = {"sha256": job.sha256, **{name: job.count(name) for name in names}, "kept_keys": kept}
    tell("import.undone", actor=actor, obj=job, after=after, reason=reason, at=job.last_stamp)


def _kept_cell(row: Record) -> tuple[object, ...]:
    zh, en = "导入之后有人改过这条记录，没有撤销。", "Someone changed this record after the import: it was left."
    fix = ("请到记录页面核对后手工更正。", "Look at the record and correct it by hand.")
    return (row.pk, "kept", "changed_since", "", "", "", row.key, zh, en, *fix)
