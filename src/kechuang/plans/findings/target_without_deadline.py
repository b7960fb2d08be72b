"""Targets that neither a date nor the period of the plan limits."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import listed, quoted
from kechuang.plans.model import Finding, Reading, Severity

CODE = "target.no_deadline"
SEVERITY: Severity = "warning"
TITLE = Sentence("目标没有完成期限", "Targets without a date")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the whole plan that lists them."""
    lacking = [i for i, target in enumerate(reading.targets) if target.deadline is None and target.per is None]
    if not lacking:
        return
    quotes = listed((quoted(reading.targets[i].quote, 26) for i in lacking), 4)
    yield Finding(
        CODE,
        SEVERITY,
        Sentence(
            f"{len(lacking)}个目标没有完成期限：{quotes.zh}。",
            f"{len(lacking)} targets have no date: {quotes.en}.",
        ),
        tuple(reading.targets[i].span for i in lacking),
        targets=tuple(lacking),
    )
