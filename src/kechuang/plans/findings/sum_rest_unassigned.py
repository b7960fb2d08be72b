"""A total over several things, larger than what the plan asks of each: who brings the rest?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._parts import wholes
from kechuang.plans.findings._places import listed, stated, where
from kechuang.plans.model import Finding, Reading, Severity, Target
from kechuang.plans.subjects import in_unit, lowest, subject_of

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
            _sentence(reading, total, parts, asked, Decimal(least)),
            tuple(reading.targets[i].span for i in members),
            targets=members,
        )


def _sentence(reading: Reading, total: Target, parts: list[Target], asked: Decimal, least: Decimal) -> Sentence:
    said = stated(reading, total)
    whole, made, rest = (in_unit(amount_, total.unit) for amount_ in (asked, least, asked - least))
    places = list(dict.fromkeys(where(reading, part.span, part.task_number) for part in parts))
    named = [f"{subject_of(part).level or ''}{subject_of(part).name}{_asked(part)}" for part in parts]
    row = listed(named)
    zh = f"{said.zh}合计{whole}；{'、'.join(p.zh for p in places)}的分项{row.zh}，至少合计{made}。"
    at = ", ".join(p.en for p in places)
    en = f"{said.en} asks {whole} in all; its parts in {at}, {row.en}, make at least {made}. "
    limited = [subject_of(part) for part in parts if subject_of(part).level]
    if subject_of(total).level is None and limited:
        levels = listed(dict.fromkeys(subject.level or "" for subject in limited))
        names = listed(subject.name for subject in limited)
        return Sentence(
            f"{zh}合计不分级别，分项中{names.zh}限于{levels.zh}，只是合计的一部分，不可能超过合计；"
            f"差额最多{rest}，只能来自其他级别或分项超额完成，文中没有写明由谁完成。",
            f"{en}The total counts every level, its parts {names.en} only {levels.en}: a subset, which cannot exceed "
            f"it. The rest, up to {rest}, can only come from other levels or from going beyond the parts; the plan "
            "does not say from whom.",
        )
    return Sentence(f"{zh}差额{rest}没有分项承接。", f"{en}Nothing asks for the remaining {rest}.")


def _asked(target: Target) -> str:
    sign = ">" if target.op == ">" or target.bound == ">" else "≥"
    return f"{sign}{target.value:f}{target.unit}"
