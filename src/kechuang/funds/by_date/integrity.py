"""Bars for misconduct: whether one holds on a day, both days included; which texts an act is handled and judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.funds.by_date.texts import ORDER_19, Ruled, Text, cite, in_force
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

MISCONDUCT_2019 = ("科研诚信案件调查处理规则（试行）", "国科发监〔2019〕323号", date(2019, 9, 25))
MISCONDUCT_2022 = ("科研失信行为调查处理规则", "国科发监〔2022〕221号", date(2022, 8, 25))

PROCEDURES = (Text(ORDER_19[2], None, cite(ORDER_19)),)
CONDUCT = (
    Text(MISCONDUCT_2019[2], None, cite(MISCONDUCT_2019)),
    Text(MISCONDUCT_2022[2], None, cite(MISCONDUCT_2022), "K-med"),
)


@dataclass(frozen=True, slots=True)
class Handling:
    """By which text an act is handled, and by which it is judged; None where none was found. For legal review."""

    procedure: Citation | None
    conduct: Citation | None
    note: Sentence


def barred(first: date, last: date | None, on: date) -> Ruled:
    """Whether a bar holds on a day (a call's end, a day of award); `last` is its last day, None without end."""
    cited = cite(ORDER_19, "限制期限") if first >= ORDER_19[2] else Citation("处理决定")
    if first <= on and (last is None or on <= last):
        until = f"至{last}" if last else "，没有期限"
        said = Sentence(
            f"自{first}起限制申报{until}，{on}仍在限制期内。",
            f"Barred from {first}: {on} is within.",
        )
        return Ruled(True, said, cited)
    return Ruled(False, Sentence(f"{on}不在限制期内。", f"{on} is not within the bar."), cited)


def handling(act: date, handled: date) -> Handling:
    """An act of one day, handled on another: the procedure of the day of handling, the rule of the day of the act."""
    procedure, conduct = in_force(PROCEDURES, handled), in_force(CONDUCT, act)
    note = Sentence(
        "程序适用处理时的规定，行为按发生时的规定认定；须经法制审核。",
        "Handled by the rules of the day of handling, judged by those of the day of the act; for legal review.",
    )
    return Handling(procedure.citation if procedure else None, conduct.citation if conduct else None, note)
