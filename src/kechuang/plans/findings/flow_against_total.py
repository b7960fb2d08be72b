"""A yearly number against the total asked for the end of the period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import number, stated
from kechuang.plans.model import Finding, Reading, Severity, Target
from kechuang.plans.repeats import same_as
from kechuang.plans.subjects import amount, families, near, subject_of

CODE = "flow.against_total"
SEVERITY: Severity = "warning"
TITLE = Sentence("年度数乘以年数与总目标不相等", "Yearly numbers do not add up to the total")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each yearly number and the total of the same thing, unless they add up."""
    start = reading.period[0]
    if start is None:
        return
    again = same_as(reading.targets)
    for members in families(reading.targets):
        for i, j in permutations((k for k in members if k not in again), 2):
            flow, total = reading.targets[i], reading.targets[j]
            end = (total.deadline or str(reading.period[1]))[:4]
            if not _comparable(flow, total) or not end.isdigit() or (flow.deadline or end)[:4] != end:
                continue
            years = int(end) - start + 1
            if years > 1 and amount(flow.value, flow.unit) * years != amount(total.value, total.unit):
                yield Finding(
                    CODE,
                    SEVERITY,
                    _sentence(reading, flow, total, f"{start}–{end}", years),
                    tuple(sorted((flow.span, total.span))),
                    targets=tuple(sorted((i, j))),
                )


def _comparable(flow: Target, total: Target) -> bool:
    """Whether `flow` delivers a number every year of the thing that `total` asks for at the end."""
    if flow.per != "year" or flow.op != "build" or total.per is not None or total.op not in ("build", ">=", ">", "="):
        return False
    a, b = subject_of(flow).name, subject_of(total).name
    return (a == b or near(a, b)) and flow.value_max is None and total.value_max is None


def _sentence(reading: Reading, flow: Target, total: Target, span: str, years: int) -> Sentence:
    a, b = stated(reading, flow), stated(reading, total)
    unit = total.unit
    yearly = amount(flow.value, flow.unit) / amount(Decimal(1), unit)
    made = yearly * years
    gap = total.value - made
    sum_ = f"{number(yearly)}×{years}={number(made)}{unit}"
    zh = f"年度数与总目标不相等：{a.zh}，{span}共{years}年合计{sum_}；{b.zh}为{number(total.value)}{unit}。"
    en = (
        f"Yearly numbers do not add up to the total: {a.en}, over the {years} years {span}, make {sum_}; "
        f"{b.en} asks {number(total.value)}{unit}. "
    )
    if gap < 0:
        return Sentence(
            f"{zh}仅按年度数就超出总目标{number(-gap)}{unit}。",
            f"{en}The yearly number alone goes beyond it by {number(-gap)}{unit}.",
        )
    if total.op == "build":
        return Sentence(f"{zh}相差{number(gap)}{unit}。", f"{en}They differ by {number(gap)}{unit}.")
    return Sentence(
        f"{zh}只有期初已有不少于{number(gap)}{unit}，二者才能同时成立；文中没有写明期初数。",
        f"{en}Both hold only with at least {number(gap)}{unit} at the start, which the plan does not tell.",
    )
