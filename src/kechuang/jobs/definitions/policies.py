"""Every policy over every subject, every night."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of today; a run that broke off is gone on with."""
    from kechuang.entitlements.actions.run_policies import run_policies

    done = run_policies(None, told=work.told)
    return Sentence(
        f"{done.asked}个对象，重新测算{done.read}个，{done.changed}处变化，新符合{done.gained}，不再符合{done.lost}。",
        f"{done.asked} subjects, {done.read} read again, {done.changed} changes, {done.gained} newly, "
        f"{done.lost} no longer.",
    )


JOB = Job(
    "policies",
    Sentence("测算全部政策", "run all policies"),
    Sentence(
        "逐家测算全部政策，只读取可能有变化的对象，每七天全部重读；只保存变化，找出新符合和不再符合的。",
        "Runs every policy on whoever may have changed, every seventh day on everybody; keeps what changed.",
    ),
    "10 2 * * *",
    run,
    limit=timedelta(hours=4),
    pause=timedelta(minutes=3),  # longer than a run that broke off counts as alive
)
