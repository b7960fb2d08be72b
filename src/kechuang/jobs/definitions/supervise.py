"""The nightly look at milestones, questions and matters: closed by the records, asked only where these do not tell."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of today; the same day again changes nothing."""
    from kechuang.oversight.nightly import supervise

    done = supervise(at=work.told)
    return Sentence(
        f"记录说明完成{done.closed}个节点，重新打开{done.reopened}个；新问{done.asked}条，记录先答{done.answered}条，"
        f"按上限暂缓{done.capped}条，无人可问{done.nobody}条；报领导{done.escalated}件。",
        f"{done.closed} milestones closed by the records, {done.reopened} open again; {done.asked} questions asked, "
        f"{done.answered} answered by the records, {done.capped} held back, {done.nobody} without anybody to ask; "
        f"{done.escalated} shown to the leader.",
    )


JOB = Job(
    "supervise",
    Sentence("督查", "supervision"),
    Sentence(
        "按记录关闭或重新打开节点、亮灯，只问记录证明不了的，超期的报领导。",
        "Closes and reopens milestones by the records, lights lamps, asks only what no record shows.",
    ),
    "20 5 * * *",
    run,
    limit=timedelta(hours=1),
)
