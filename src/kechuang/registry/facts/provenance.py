"""Where an answer is from and how sure it is, in words: what forms, pages and the command line say beside a value."""

from __future__ import annotations

from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import SUPPLIERS, Answer
from kechuang.registry.record import Record
from kechuang.rules import words
from kechuang.rules.facts import Fact

STANDINGS = {
    "reported": Sentence("填报", "reported"),
    "confirmed": Sentence("已核实", "confirmed"),
    "disputed": Sentence("有异议", "disputed"),
}
YES, NO = Sentence("是", "yes"), Sentence("否", "no")


def value_said(fact: Fact, raw: Any) -> Sentence:
    """A value in words: 3500万元, 是, 2018-11-12."""
    if raw is None:
        return Sentence("不知", "not known")
    if fact.kind == "truth":
        return YES if raw else NO
    said = words.value(raw, fact.scale if fact.kind == "number" else None, fact.unit)
    return Sentence(said, said)


def field_said(record: Record, field: str) -> str:
    """The official term of a field; of a statement, nothing."""
    return str(record._meta.get_field(field).verbose_name) if field and field != "value" else ""  # type: ignore[union-attr]


def origin_said(answer: Answer) -> Sentence:
    """From where: 年度报表2019·销售收入, or how it was worked out."""
    if answer.reason is not None:
        return answer.reason if answer.rests_on else _none_listed(answer.reason)
    rests_on = answer.rests_on or (answer.last.rests_on if answer.last else ())
    if not rests_on:
        return SUPPLIERS[answer.supplier]
    record, field = rests_on[0]
    kind, term, period = str(record._meta.verbose_name), field_said(record, field), str(getattr(record, "year", ""))
    gap = " " if period and kind.isascii() else ""
    said = f"{kind}{gap}{period}" + (f" · {term}" if term else "")
    return Sentence(said, said)


def _none_listed(reason: Sentence) -> Sentence:
    """Nought and no are read off a list that is said to be complete and holds nothing of it."""
    return Sentence(f"{reason.zh}（名录完整，其中没有）", f"{reason.en} (the list is complete and has none)")


def period_words(period: str) -> Sentence:
    """A period in words: 2024年; a day as it is."""
    return Sentence(f"{period}年", period) if len(period) == 4 else Sentence(f" {period} ", period)


def period_said(answer: Answer) -> str:
    """The period the value is of; of a stale one, the older period."""
    if answer.last is not None:
        record = answer.last.rests_on[0][0]
        return str(getattr(record, "year", "") or getattr(record, "period", ""))
    return answer.period
