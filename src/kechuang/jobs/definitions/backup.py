"""Back up the database and the evidence every night."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """Make it, unless that of this time is there."""
    from kechuang.jobs.backing_up import nightly_backup

    made, gone = nightly_backup(work.due, work.told)
    if made is None:
        return Sentence("这一次的备份已经有了。", "The backup of this time is there already.")
    megabytes = f"{made.size / 1e6:.1f} MB"
    return Sentence(
        f"{made.path.name}，{megabytes}；清除较旧的{gone}份。",
        f"{made.path.name}, {megabytes}; {gone} older ones let go.",
    )


JOB = Job(
    "backup",
    Sentence("备份", "backup"),
    Sentence(
        "备份数据库和佐证材料到数据目录的 backups，只留最近几份。",
        "Backs up into the folder `backups`; keeps the newest few.",
    ),
    "30 1 * * *",
    run,
    limit=timedelta(hours=4),
)
