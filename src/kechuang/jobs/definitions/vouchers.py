"""What passing time does to innovation vouchers: those whose last day is over and that nobody claims lapse."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of today; a voucher lapses once, from the day after its last one."""
    from django.utils import timezone

    from kechuang.funds.actions.lapse_vouchers import lapse_vouchers

    lapsed = lapse_vouchers(timezone.localdate())
    return Sentence(f"过期创新券{lapsed}张。", f"{lapsed} vouchers lapsed.")


JOB = Job(
    "vouchers",
    Sentence("创新券到期", "vouchers that lapse"),
    Sentence(
        "过了最后有效日又没有申请兑付的创新券，登记为已过期。",
        "Notes which vouchers lapsed: their last day is over and nobody claims them.",
    ),
    "25 0 * * *",
    run,
    limit=timedelta(minutes=30),
)
