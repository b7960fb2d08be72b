"""Ratios over populations that look alike and are not the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import stated
from kechuang.plans.model import Finding, Reading, Severity
from kechuang.plans.subjects import folded, is_ratio

CODE = "ratio.denominators_differ"
SEVERITY: Severity = "notice"
TITLE = Sentence("比率的统计范围不一致", "Ratios over different populations")

_POPULATION = re.compile(r"(规模以上|规上|限额以上|大中型)?(工业|制造业|服务业|生产性服务业|建筑业|)企业")
_WIDER = {
    ("工业", "制造业"): Sentence("工业还包括采矿业和水电气供应业", "工业 also covers mining and utilities"),
    ("服务业", "生产性服务业"): Sentence("生产性服务业只是服务业的一部分", "生产性服务业 is a part of 服务业"),
    ("", "工业"): Sentence(
        "未限定行业的企业还包括服务业、建筑业等", "企业 without an industry also covers services and construction"
    ),
    ("", "制造业"): Sentence(
        "未限定行业的企业还包括服务业、建筑业等", "企业 without an industry also covers services and construction"
    ),
}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each pair of populations of the same size class of which one holds the other."""
    first: dict[tuple[str, str], int] = {}
    for index, target in enumerate(reading.targets):
        if is_ratio(target) and (hit := _POPULATION.search(folded((target.scope or "") + target.indicator))) and hit[1]:
            first.setdefault((hit[1].replace("规上", "规模以上"), hit[2]), index)
    for (size, a), (other_size, b) in combinations(first, 2):
        reason = _WIDER.get((a, b)) or _WIDER.get((b, a))
        if size != other_size or reason is None:
            continue
        i, j = first[(size, a)], first[(size, b)]
        one, other = stated(reading, reading.targets[i]), stated(reading, reading.targets[j])
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(
                f"两个比率的统计范围不同：{one.zh}按{size}{a}企业，{other.zh}按{size}{b}企业；{reason.zh}，二者不能相互比较。",
                f"Two ratios rest on different populations: {one.en} on {size}{a}企业, {other.en} on {size}{b}企业; "
                f"{reason.en}, so they cannot be compared.",
            ),
            (reading.targets[i].span, reading.targets[j].span),
            targets=(i, j),
        )
