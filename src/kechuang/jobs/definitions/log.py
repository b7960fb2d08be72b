"""Check the whole event log every night."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """Raises Conflict where the chain is broken: the run then shows as failed, and is not tried again."""
    from kechuang.accounts.actions.check_log import check_log

    found = check_log(None)
    if found.broken:
        raise Conflict(
            "log.broken",
            Sentence(
                f"事件记录在第{found.broken.id}号处断裂：{found.broken.why.zh}",
                f"The log is broken at event {found.broken.id}: {found.broken.why.en}",
            ),
            Sentence(
                "保留现场，告知审计管理员，并与备份比对。",
                "Keep everything as it is, tell the audit administrator, compare with a backup.",
            ),
        )
    return Sentence(f"{found.count}条完好。", f"{found.count} events hold.")


JOB = Job(
    "log",
    Sentence("校验事件记录", "check the event log"),
    Sentence("逐条核对散列链，断裂时立即显示为失败。", "Checks the chain of the log; a break shows as a failure."),
    "30 3 * * *",
    run,
    limit=timedelta(hours=2),
    tries=1,
)
