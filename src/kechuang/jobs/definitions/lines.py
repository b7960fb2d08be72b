"""Work out and keep the lines of the cockpit before the first reader of the day: numbers, forecasts, lamps."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """As of now, for every plan in force; what broke off is kept as far as it came."""
    from kechuang.supervision.lines_ahead import work_out_lines

    made = work_out_lines(at=work.told)
    return Sentence(f"算好目标{made}项。", f"{made} targets worked out.")


JOB = Job(
    "lines",
    Sentence("进展与预测", "progress and forecasts"),
    Sentence(
        "预先算好各规划每条目标的数、预测和灯，早上打开就有。",
        "Works out numbers, forecasts and lamps ahead of the first reader.",
    ),
    "0 5 * * *",
    run,
    limit=timedelta(hours=2),
)
