"""How many accounts nobody has used for 90 days, every week; shutting them is the security administrator's act."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """Count them."""
    from kechuang.accounts.unused import DAYS, unused_accounts

    count = unused_accounts().count()
    return Sentence(f"超过{DAYS}天未用的账号{count}个。", f"{count} accounts unused for over {DAYS} days.")


JOB = Job(
    "unused",
    Sentence("长期未用的账号", "unused accounts"),
    Sentence(
        "数出超过90天没有用过的账号；停用由安全管理员决定。",
        "Counts accounts unused for over 90 days; shutting them stays a person's act.",
    ),
    "45 6 * * 1",
    run,
    limit=timedelta(minutes=5),
)
