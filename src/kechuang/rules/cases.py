"""Worked cases: facts and a day as people write them, and what must come out. Tests run them, documents show them.

POLICY.case(
    "sales_at_the_edge",
    "最近一年销售收入恰为5000万元，研发占比恰为5%",
    "Sales of exactly 50 million and R&D of exactly 5 %",
    on="2018-06-01",
    given="sales_y1=5000万元 sales_y2=4000万元 …",
    expect="rd=符合",
)

What is expected is named by the code of a condition, score or amount; 结论 is the whole verdict, 总分 the total,
版本 the first day of the version that must be chosen (无 where none may be in force); valid@2021-12-20=2024-12-20 is
the last day of a period. How a case is worked out is in `worked`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.rules.errors import bad_rule

WHOLE, TOTAL, VERSION, NONE = "结论", "总分", "版本", "无"


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case. `place` is a division whose figures hold; `figures` are such figures, by parameter name."""

    code: str
    shows: Sentence
    on: date
    given: Mapping[str, str]
    expected: Mapping[str, str]
    place: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    accepted: date | None = None


def pairs(text: str) -> Mapping[str, str]:
    """name=value between blanks; the last of a name wins, so that a case may stand on another's facts."""
    read: dict[str, str] = {}
    for part in text.split():
        name, sign, value = part.partition("=")
        if not sign or not name:
            raise bad_rule(
                "case.unreadable", f"算例中“{part}”应写成“名称=值”。", f"“{part}” of a case must be name=value."
            )
        read.pop(name, None)
        read[name] = value
    return read
