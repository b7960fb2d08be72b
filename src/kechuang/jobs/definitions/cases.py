"""What passing time does to cases: overdue ones are told of, certificates whose term is over close."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of today; a case is told of once in each stage and closes once."""
    from kechuang.cases.daily import daily

    done = daily()
    return Sentence(
        f"新超期{done.overdue}件，到期{done.expired}件。", f"{done.overdue} newly overdue, {done.expired} expired."
    )


JOB = Job(
    "cases",
    Sentence("办件时限", "time limits of cases"),
    Sentence(
        "提醒新超期的办件，到期证书的办件结束。",
        "Tells of cases newly overdue, closes those whose certificate expired.",
    ),
    "20 0 * * *",
    run,
    limit=timedelta(minutes=30),
)
