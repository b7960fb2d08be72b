"""Parts that are more than the whole allows: a sum or a subset that cannot hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._parts import wholes
from kechuang.plans.findings._places import stated
from kechuang.plans.model import Finding, Reading, Severity
from kechuang.plans.subjects import highest, in_unit, lowest, subject_of

CODE = "sum.cannot_hold"
SEVERITY: Severity = "error"
TITLE = Sentence("部分大于整体，无法同时成立", "Parts larger than the whole: both cannot hold")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each sum above its total, and for each subset above the set it belongs to."""
    for whole in wholes(reading):
        total = reading.targets[whole.total]
        least = sum(low for i in whole.parts if (low := lowest(reading.targets[i])) is not None)
        most = highest(total)
        if most is None and total.op == "build" and total.bound in (None, "="):
            most = lowest(total)
        if most is not None and least > most:
            yield _sum(
                reading, whole.total, whole.parts, in_unit(Decimal(least), total.unit), in_unit(most, total.unit)
            )
    yield from _subsets(reading)


def _sum(reading: Reading, whole: int, parts: tuple[int, ...], least: str, most: str) -> Finding:
    total = stated(reading, reading.targets[whole])
    named = [stated(reading, reading.targets[i]) for i in parts]
    members = tuple(sorted((whole, *parts)))
    return Finding(
        CODE,
        SEVERITY,
        Sentence(
            f"各部分合计至少{least}，超过总数{most}：{'；'.join(p.zh for p in named)}，总数见{total.zh}。",
            f"The parts make at least {least}, more than the total {most}: {'; '.join(p.en for p in named)}; "
            f"the total is {total.en}.",
        ),
        tuple(reading.targets[i].span for i in members),
        targets=members,
    )


def _subsets(reading: Reading) -> Iterator[Finding]:
    named: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, target in enumerate(reading.targets):
        subject = subject_of(target)
        if subject.measure == "count":
            lot = target.op == "build"
            named[(subject.name, subject.population, target.deadline, target.per, lot)].append(index)
    for members in named.values():
        for i, j in permutations(members, 2):
            broad, narrow = reading.targets[i], reading.targets[j]
            if not subject_of(narrow).levels < subject_of(broad).levels:
                continue
            asked, least = highest(broad) or lowest(broad), lowest(narrow)
            if asked is None or least is None or least <= asked:
                continue
            one, other = stated(reading, broad), stated(reading, narrow)
            whole, part = in_unit(asked, broad.unit), in_unit(least, narrow.unit)
            level = subject_of(narrow).level or ""
            yield Finding(
                CODE,
                SEVERITY,
                Sentence(
                    f"{level}只是其中一部分，却多于整体：{other.zh}至少{part}，{one.zh}为{whole}。",
                    f"{level} is a part and yet more than the whole: {other.en} asks at least {part}, "
                    f"{one.en} asks {whole}.",
                ),
                tuple(sorted((broad.span, narrow.span))),
                targets=tuple(sorted((i, j))),
            )
