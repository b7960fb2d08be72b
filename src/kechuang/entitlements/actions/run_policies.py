"""Run every policy in force over every subject as of a day, keep what changed, and tell who turned.

One run at a time. Each batch is committed with how far the run is: a run that broke off is gone on with, not begun
again. A process is given up for dead when it has not been heard of for `DEAD_AFTER`.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from kechuang.accounts.access import Actor, may_run_policies, require
from kechuang.entitlements import statistics
from kechuang.entitlements.asked import Group, groups
from kechuang.entitlements.batch import Batch, Reading
from kechuang.entitlements.blocked import counted
from kechuang.entitlements.findings import Findings
from kechuang.entitlements.outcomes import Finding, Turn
from kechuang.entitlements.runs import DONE, GIVEN_UP, RUNNING, Run, last_run
from kechuang.entitlements.side_by_side import Readers, worth
from kechuang.entitlements.since_last import Since, made_with, since_last
from kechuang.entitlements.storing import close, close_those_of, store
from kechuang.entitlements.turning import turns
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf

DEAD_AFTER = timedelta(minutes=2)

Progress = Callable[[int, int], None]


def run_policies(
    actor: Actor,
    day: date | None = None,
    told: Progress = lambda done, of: None,
    *,
    take_over: bool = False,
    everybody: bool = False,
    readers: int | None = None,
) -> Run:
    """Begin or go on with the run of a day (today unless told), to its end.

    Only who may have changed since the last run is read (`since_last`), unless `everybody` is to be; the outcomes are
    the same.
    `take_over`: do not wait until the process that began it counts as dead. `readers`: processes that read beside this
    one, none for 0; unless told, as many as are worth it. Raises Refused; Conflict while another
    process is at it; BadInput for a day before the last run's, since outcomes are kept forwards.
    """
    day = day or timezone.localdate()
    require(may_run_policies(actor), actor, "policies.run", label=day.isoformat())
    run = _held(day, take_over=take_over)
    statistics.take()
    findings, every = Findings(), groups()
    of = sum(group.count(run.asof) for group in every if group.name != "body")
    since = _since(run, every, of, everybody=everybody)
    left = [group for group in every if group.name not in run.kinds_done]
    if since is not None:
        many = max(1, sum(map(len, since.subjects.values())))
        for group in left:
            reading = Reading(group, run.asof, findings)
            batches = reading.again(since.subjects[group.name], run.reached, since.before.asof)
            _read(run, group, batches, since.before, lambda: told(min(run.read, many), many))
        return _ended(run, actor, None)
    many = worth(of) if readers is None else readers
    before = last_run()
    with Readers(many, run.asof) if many else nullcontext() as beside:
        for group in left:
            reading = Reading(group, run.asof, findings, first=before is None)
            batches = reading.batches(run.reached, beside.told if beside else None)
            _read(run, group, batches, before, lambda: told(min(run.asked, of), of))
    return _ended(run, actor, {code for group in every for code in group.codes})


def _since(run: Run, every: list[Group], of: int, *, everybody: bool) -> Since | None:
    """Whom to read, as it was settled when the run began. What another product began is begun again, for everybody."""
    begun, product = bool(run.made_with), made_with()
    since = None
    if begun and run.made_with != product:
        run.begin_again()
    run.made_with = product
    if not (everybody or (begun and run.full)):
        since = since_last(run, every, of)
    if since is None and not run.full:  # what it rested on no longer holds
        run.begin_again()
    elif since is not None and not begun:
        run.full = False
        run.asked, run.counts, run.blocked = since.before.asked, since.before.counts, since.before.blocked
    fields = ("made_with", "full", "asked", "read", "counts", "blocked", "reached", "kinds_done")
    if not _mine(run).update(**{name: getattr(run, name) for name in fields}):
        raise _other(run)
    return since


def _held(day: date, *, take_over: bool) -> Run:
    """The run of the day, ours alone: the one that broke off, or a new one."""
    last = last_run()
    if last and day < last.valid:
        raise BadInput(
            "policies.earlier_day",
            Sentence(f"已经测算到{last.valid}，不能再测算更早的日期。", f"Policies have been run up to {last.valid}."),
            Sentence(
                "测算结果按日期向前保存；看以前某日的情况请用 kechuang explain 或企业页面上的日期。",
                "Outcomes are kept forwards; for an earlier day use `kechuang explain` or the date on a page.",
            ),
        )
    now, holder = timezone.now(), f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
    with transaction.atomic():
        broken = Run.objects.select_for_update().filter(state=RUNNING).first()
        if broken and not take_over and now - broken.alive_at < DEAD_AFTER:
            raise _other(broken)
        if broken and broken.valid == day:
            broken.holder, broken.alive_at = holder, now
            broken.save(update_fields=["holder", "alive_at"])
            return broken
        if broken:
            Run.objects.filter(pk=broken.pk).update(state=GIVEN_UP, ended_at=now)
        asof = AsOf.on(day)
        try:
            with transaction.atomic():
                return Run.objects.create(
                    valid=asof.valid, known=asof.known, holder=holder, alive_at=now, started_at=now
                )
        except IntegrityError as error:
            raise _other(None) from error


def _read(run: Run, group: Group, batches: Iterator[Batch], before: Run | None, told: Callable[[], None]) -> None:
    """All batches of a group, each in a transaction of its own."""
    for batch in batches:
        found = turns(group, batch.turned, run, before)
        with transaction.atomic():
            _keep(run, group, batch, found)
        told()


def _mine(run: Run) -> QuerySet[Run]:
    """The run, as long as nobody took over."""
    return Run.objects.filter(pk=run.pk, holder=run.holder, state=RUNNING)


def _keep(run: Run, group: Group, batch: Batch, found: list[Turn]) -> None:
    close(batch.closing, run.pk)
    store(batch.storing, run.pk)
    Turn.objects.bulk_create(found, batch_size=200)
    run.asked += batch.subjects
    run.read += batch.read
    run.changed += len(batch.storing) + len(batch.closing)
    run.gained += sum(turn.way == "gained" for turn in found)
    run.lost += sum(turn.way == "lost" for turn in found)
    for policy, counts in batch.counts.items():
        run.counts[policy] = [a + b for a, b in zip(run.counts.get(policy, [0, 0, 0]), counts, strict=True)]
    if batch.blocked:
        was = run.blocked or {}
        more = {
            figure: [a + b for a, b in zip(was.get(figure, [0, 0]), by, strict=True)]
            for figure, by in batch.blocked.items()
        }
        run.blocked = was | more
    run.reached = batch.last
    if not batch.last:
        run.kinds_done = [*run.kinds_done, group.name]
    run.alive_at = timezone.now()
    fields = ("asked", "read", "blocked", "changed", "gained", "lost", "counts", "reached", "kinds_done", "alive_at")
    if not _mine(run).update(**{name: getattr(run, name) for name in fields}):
        raise _other(run)  # somebody took over: nothing of this batch is kept


def _ended(run: Run, actor: Actor, asked: set[str] | None) -> Run:
    """Close what no policy says any more (`asked`: those that everybody was asked), and tell the log."""
    with transaction.atomic():
        stamp = moment()
        run.state, run.ended_at = DONE, stamp
        run.counts = {policy: counts for policy, counts in run.counts.items() if any(counts)}
        if asked is not None:
            run.changed += close_those_of(Finding.objects.exclude(policy__in=asked), run.pk)
            run.blocked = counted(run.counts)
        if not _mine(run).update(
            state=DONE, ended_at=stamp, changed=run.changed, counts=run.counts, blocked=run.blocked
        ):
            raise _other(run)
        record(
            "policies.run",
            actor=actor,
            label=run.valid.isoformat(),
            after={
                "run": run.pk,
                "valid": run.valid.isoformat(),
                "known": run.known.isoformat(),
                "subjects": run.asked,
                "read": run.read,
                "changed": run.changed,
                "gained": run.gained,
                "lost": run.lost,
            },
            at=stamp,
        )
    return run


def _other(run: Run | None) -> Conflict:
    return Conflict(
        "policies.running",
        Sentence("另一个进程正在测算全部政策。", "Another process is running the policies."),
        Sentence(
            "请等它结束；进程中断超过2分钟后再执行一次，会从中断处继续。",
            "Wait until it ends; if it broke off, run again after 2 minutes and it goes on from there.",
        ),
        run=run.pk if run else None,
    )
