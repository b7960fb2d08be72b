"""Cases drafted unasked, after the policies were run."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of today; nobody is offered the same twice."""
    from django.utils import timezone

    from kechuang.offers.actions.draft_offers import draft_offers

    made = len(draft_offers(timezone.localdate()))
    return Sentence(f"备好{made}件，等待单位同意。", f"{made} drafted, waiting for consent.")


JOB = Job(
    "offers",
    Sentence("免申即享", "grants unasked"),
    Sentence(
        "为列入免申即享、条件和数据齐全的单位备好办件，等待其同意。",
        "Drafts a case for whoever qualifies for what is granted unasked; it waits for consent.",
    ),
    "30 5 * * *",
    run,
    limit=timedelta(hours=1),
)
