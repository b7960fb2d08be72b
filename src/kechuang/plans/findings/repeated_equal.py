"""One target stated in several places with the same value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import stated
from kechuang.plans.model import Finding, Reading, Severity
from kechuang.plans.repeats import repeats

CODE = "target.repeated_equal"
SEVERITY: Severity = "notice"
TITLE = Sentence("同一目标重复表述，数值一致", "One target stated more than once with the same value")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each target that is stated again."""
    groups: dict[int, list[int]] = defaultdict(list)
    for repeat in repeats(reading.targets):
        if repeat.equal:
            groups[repeat.first].append(repeat.again)
    for first, again in groups.items():
        members = (first, *again)
        places = [stated(reading, reading.targets[i]) for i in members]
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(
                f"同一目标表述了{len(members)}次，数值一致：{'；'.join(p.zh for p in places)}。按一个指标统计。",
                f"One target is stated {len(members)} times with the same value: {'; '.join(p.en for p in places)}. "
                "It counts as one indicator.",
            ),
            tuple(reading.targets[i].span for i in members),
            targets=members,
        )
