"""One target stated in two places with different values for the same date."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import stated
from kechuang.plans.model import Finding, Reading, Severity, Target
from kechuang.plans.repeats import repeats

CODE = "target.repeated_different"
SEVERITY: Severity = "error"
TITLE = Sentence("同一目标重复表述，要求不一致", "One target stated more than once with different demands")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each pair that disagrees."""
    for repeat in repeats(reading.targets):
        if repeat.equal:
            continue
        a, b = reading.targets[repeat.first], reading.targets[repeat.again]
        one, other = stated(reading, a), stated(reading, b)
        zh, en = ("要求不同", "the demands differ") if a.value == b.value else ("数值不同", "the values differ")
        until = f"（期限{a.deadline}年）" if a.deadline and len(a.deadline) == 4 else ""
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(
                f"同一目标{until}前后{zh}：{one.zh}为{_asked(a)}，{other.zh}为{_asked(b)}。请确认以哪一处为准。",
                f"One target is stated twice and {en}: {one.en} asks {_asked(a)}, {other.en} asks {_asked(b)}. "
                "Confirm which one holds.",
            ),
            (a.span, b.span),
            targets=(repeat.first, repeat.again),
        )


def _asked(target: Target) -> str:
    sign = {">=": "≥", "<=": "≤", "build": "", "increase_by": "", "multiply": "×"}.get(target.op, target.op)
    top = f"–{target.value_max:f}" if target.value_max is not None else ""
    return f"{sign}{target.value:f}{top}{target.unit}"
