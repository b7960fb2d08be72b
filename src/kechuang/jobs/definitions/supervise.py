"""The nightly look at the plans in force: milestones, lamps, and only questions that the records do not answer."""

from __future__ import annotations

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of today; the same day gives the same, and a milestone is asked about once."""
    from django.utils import timezone

    from kechuang.oversight.nightly import supervise

    done = supervise(timezone.localdate(), work.told)
    return Sentence(
        f"记录说明完成{done.closed}个节点；新发问询{done.asked}条，撤回{done.answered}条；超期呈报{done.escalated}件。",
        f"{done.closed} milestones closed by the records; {done.asked} asked, {done.answered} withdrawn; "
        f"{done.escalated} shown to the leader.",
    )


JOB = Job(
    "supervise",
    Sentence("督查", "supervision"),
    Sentence("节点关闭、亮灯，只问记录答不了的。", "Closes and lights milestones, asks only what records do not tell."),
    "30 5 * * *",
    run,
)
