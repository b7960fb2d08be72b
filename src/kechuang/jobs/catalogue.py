"""Every job there is, by its code."""

from __future__ import annotations

from functools import cache

from kechuang.jobs import definitions
from kechuang.jobs.job import Job
from kechuang.kernel.errors import BadInput
from kechuang.kernel.folders import modules_of
from kechuang.kernel.sentences import Sentence


@cache
def jobs() -> dict[str, Job]:
    """In the order of their files."""
    return {module.JOB.code: module.JOB for module in modules_of(definitions)}


def job_of(code: str) -> Job:
    """The job of that code. Raises BadInput."""
    found = jobs().get(code)
    if found is None:
        raise BadInput(
            "job.unknown",
            Sentence(f"没有名为“{code}”的作业。", f"There is no job “{code}”."),
            Sentence(f"现有的作业：{'、'.join(jobs())}。", f"The jobs are: {', '.join(jobs())}."),
        )
    return found
