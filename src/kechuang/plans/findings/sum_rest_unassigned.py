"""A total over several things, larger than what the plan asks of each: who brings the rest?"""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._parts import wholes
from kechuang.plans.findings._places import number, stated, where
from kechuang.plans.model import Finding, Reading, Severity, Target
from kechuang.plans.subjects import lowest, subject_of

CODE = "sum.rest_unassigned"
SEVERITY: Severity = "warning"
TITLE = Sentence(
    "合计数大于各分项之和，差额没有落实", "A total above the sum of its parts leaves a rest that nothing asks for"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each total all of whose parts are stated and whose parts make less."""
    for whole in wholes(reading):
        total = reading.targets[whole.total]
        asked, lows = lowest(total), [lowest(reading.targets[i]) for i in whole.parts]
        if len(whole.parts) < whole.named or asked is None or None in lows:
            continue
        least = sum(low for low in lows if low is not None)
        if least >= asked:
            continue
        members = tuple(sorted((whole.total, *whole.parts)))
        parts = [reading.targets[i] for i in whole.parts]
        yield Finding(
            CODE,
            SEVERITY,
            _sentence(reading, total, parts, number(asked), number(least), number(asked - least)),
            tuple(reading.targets[i].span for i in members),
            targets=members,
        )


def _sentence(reading: Reading, total: Target, parts: list[Target], asked: str, least: str, rest: str) -> Sentence:
    said = stated(reading, total)
    levels = list(dict.fromkeys(level for part in parts if (level := subject_of(part).level)))
    sums = "、".join(f"{part.indicator}{_sign(part)}{part.value:f}" for part in parts)
    places = list(dict.fromkeys(where(reading, part.span, part.task_number) for part in parts))
    at = "、".join(p.zh for p in places)
    zh = f"合计与分项口径不同：{said.zh}合计{asked}{total.unit}；{at}的分项{sums}，至少{least}{total.unit}。"
    en = (
        f"A total and its parts differ in what they count: {said.en} asks {asked} in all; the parts {sums} "
        f"({', '.join(p.en for p in places)}) make at least {least}. "
    )
    if subject_of(total).level is None and levels:
        level = "、".join(levels)
        return Sentence(
            f"{zh}分项限于{level}，是合计的一部分，不会超过合计；其余最多{rest}{total.unit}要由{level}以外的机构"
            f"（或超额完成）补足，文中没有写明由谁完成。",
            f"{en}The parts are limited to {level}, a subset that cannot exceed the total; the rest, up to {rest}, "
            f"must come from other levels (or from going beyond the parts), and the plan does not say from whom.",
        )
    return Sentence(f"{zh}差额{rest}{total.unit}没有分项承接。", f"{en}Nothing asks for the remaining {rest}.")


def _sign(target: Target) -> str:
    return ">" if target.op == ">" or target.bound == ">" else "≥"
