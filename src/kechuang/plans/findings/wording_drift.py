"""One thing that seems to go by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import opening, stated, where
from kechuang.plans.model import Finding, Reading, Severity, Span, Target
from kechuang.plans.subjects import amount, families, folded, near, subject_of, within

CODE = "wording.drift"
SEVERITY: Severity = "notice"
TITLE = Sentence("同一事物可能有两种名称", "One thing seems to go by two names")

_FOUNDED = re.compile(
    r"(?:组建|设立|成立|建立|筹建|筹设)(?:了|并运作)?([一-鿿]{2,16}?(?:基金|资金池|专项资金|风险补偿金))(?![一-鿿]*(?:群|体系|集群))"
)
_PLACE = re.compile(r"^(?:[我本全]?[省市县区州]级?|国家级?|[一-鿿]{2,3}(?:[市县区州旗]|省))(?=[一-鿿]{4})")
_JOINED = re.compile(r"[和与及、]|各类|若干|系列")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each pair of funds to be set up, and of indicators, whose names differ by a few characters."""
    yield from _funds(reading)
    yield from _indicators(reading)


def _funds(reading: Reading) -> Iterator[Finding]:
    founded: dict[str, Span] = {}
    for paragraph in reading.paragraphs:
        for hit in _FOUNDED.finditer(paragraph.text):
            name = _PLACE.sub("", hit[1])
            if not _JOINED.search(name):
                founded.setdefault(name, paragraph.span(hit.start(1), hit.end(1)))
    for (a, at), (b, bt) in combinations(founded.items(), 2):
        short, long = sorted((a, b), key=len)
        if len(short) < len(long) and short[:2] == long[:2] and short[-2:] == long[-2:] and within(short, long):
            yield _finding(reading, a, b, at, bt)


def _indicators(reading: Reading) -> Iterator[Finding]:
    for i, j in (pair for members in families(reading.targets) for pair in combinations(members, 2)):
        one, other = reading.targets[i], reading.targets[j]
        a, b = subject_of(one), subject_of(other)
        apart = (one.task_number is None) != (other.task_number is None)
        if apart and a.measure != "%" and near(a.name, b.name) and _alike(one, other):
            x, y = stated(reading, one), stated(reading, other)
            yield Finding(
                CODE,
                SEVERITY,
                Sentence(
                    f"“{a.name}”与“{b.name}”疑为同一事物的两种写法：{x.zh}，{y.zh}。请统一名称。",
                    f"“{a.name}” and “{b.name}” seem to be one thing: {x.en}, {y.en}. Use one name.",
                ),
                (one.span, other.span),
                targets=(i, j),
            )


def _alike(one: Target, other: Target) -> bool:
    """Whether two numbers speak for one thing: they are equal, or one is yearly and the other the total."""
    if (one.per is None) != (other.per is None):
        return True
    return amount(one.value, one.unit) == amount(other.value, other.unit)


def _finding(reading: Reading, a: str, b: str, at: Span, bt: Span) -> Finding:
    x, y = where(reading, at), where(reading, bt)
    return Finding(
        CODE,
        SEVERITY,
        Sentence(
            f"{x.zh}设立“{folded(a)}”，{y.zh}设立“{folded(b)}”，疑为同一事物的两种名称。请明确是否同一项。",
            f"{opening(x.en)} sets up “{folded(a)}”, {y.en} sets up “{folded(b)}”: these seem to be one thing. "
            "Say whether they are.",
        ),
        (at, bt),
    )
