"""Search the records for cues every week."""

from __future__ import annotations

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of now."""
    from kechuang.cues.actions.seek_cues import seek_cues
    from kechuang.registry.asof import AsOf

    total = sum(seek_cues(AsOf.now(), None, work.told).counts.values())
    return Sentence(f"{total}条线索。", f"{total} cues.")


JOB = Job(
    "cues",
    Sentence("查找异常线索", "search for cues"),
    Sentence(
        "比较登记库里的记录，列出与同类不一样的，由人去看。",
        "Compares the records with their peers and lists what looks unlike.",
    ),
    "30 4 * * 1",
    run,
)
