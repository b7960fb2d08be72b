"""Owners that are not the name of a unit: nobody can be asked by that name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import listed
from kechuang.plans.model import Finding, Mention, Reading, Severity
from kechuang.plans.subjects import folded

CODE = "owner.not_a_unit"
SEVERITY: Severity = "notice"
TITLE = Sentence("责任单位不是具体单位名称", "An owner that is not the name of a unit")

_GENERAL = re.compile(
    r"有关|相关|(?:^|[^直])(?:部门|单位|机构|主体|企业|高校|院校|院所)$|成员单位|^各(?!.*[省市县区州旗镇乡会府办局道委])"
)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such name, at every task that uses it."""
    used: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for task in (*reading.tasks, *reading.safeguards):
        for owner in (*task.lead, *task.participants):
            if _GENERAL.search(re.sub(r"\([^()]*\)", "", folded(owner.name))):
                used[folded(owner.name)].append((task.number, owner))
    for name, places in used.items():
        numbers = tuple(dict.fromkeys(number for number, _ in places))
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(
                f"任务{listed(numbers, 8).zh}的责任单位“{name}”不是具体单位名称，无法对应到一个单位。",
                f"Task {listed(numbers, 8).en} has the owner “{name}”, which is not the name of one unit.",
            ),
            tuple(sorted({owner.span for _, owner in places})),
            tasks=numbers,
        )
