"""`kechuang job` and `kechuang worker`: run one job now, see them all; the clock as a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kechuang.kernel.sentences import Sentence, terminal_language


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("job")(job)
    app.command("worker")(worker)


def job(
    code: Annotated[str, typer.Argument(help="作业；不写则列出全部。 The job; without it, all are listed.")] = "",
    claimed: Annotated[str, typer.Option(hidden=True)] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """列出后台作业，或立即执行一个。 List the background jobs, or run one now."""
    if claimed:
        return _carry_out(claimed, home)
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    return _run(code, as_json) if code else _list(as_json)


def worker(
    once: Annotated[bool, typer.Option("--once", help="做完眼下到期的就结束。 Only what is due now.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """按计划执行后台作业，直到停止；kechuang up 自带一个。 Run the jobs by schedule until stopped."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.jobs.clock import run_clock

    run_clock(once=once)
    return 0


def _carry_out(claimed: str, home: Path | None) -> int:
    """The child of a worker: its parent opened the data folder and looks after its end."""
    from kechuang.config.home import home_folder
    from kechuang.config.setup import start_django

    start_django(home or home_folder())
    from kechuang.jobs.models import RUNNING, JobRun
    from kechuang.jobs.running import carry_out

    pk, _, holder = claimed.partition(":")
    run = JobRun.objects.filter(pk=int(pk), holder=holder, state=RUNNING).first()
    if run is not None:
        carry_out(run)
    return 0


def _run(code: str, as_json: bool) -> int:
    from kechuang.jobs.actions.run_job import run_job
    from kechuang.jobs.models import DONE
    from kechuang.jobs.queue import perform

    run = run_job(code, None)
    perform.call(run.pk)
    run.refresh_from_db()
    told = run.said if run.state == DONE else run.error
    if as_json:
        print(json.dumps({"job": code, "state": run.state, "said": told}, ensure_ascii=False))
    else:
        print(Sentence(*told).within(terminal_language()) if told else run.state)
    return 0 if run.state == DONE else 1


def _list(as_json: bool) -> int:
    from django.utils import timezone

    from kechuang.jobs.catalogue import jobs
    from kechuang.jobs.models import Schedule
    from kechuang.jobs.planning import keep_schedule, last_begun

    keep_schedule()
    held = {row.job: row for row in Schedule.objects.all()}
    rows = []
    for code, one in jobs().items():
        last = last_begun(code)
        rows.append(
            {
                "job": code,
                "name": one.name.within(terminal_language()),
                "next": timezone.localtime(held[code].next_at).isoformat(timespec="minutes"),
                "paused": held[code].paused_at is not None,
                "state": last.state if last else None,
                "last": timezone.localtime(last.due_at).isoformat(timespec="minutes") if last else None,
            }
        )
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        print(
            "\t".join(
                str(row[key] if row[key] is not None else "—") for key in ("job", "name", "next", "state", "last")
            )
        )
    return 0
