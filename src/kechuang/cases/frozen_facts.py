"""Facts written down with a submission or a decision: value, words, period, where from and how sure; and read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.provenance import STANDINGS, origin_said, value_said
from kechuang.registry.facts.statable import plain_value, raw_value
from kechuang.rules.law import Law

Plain = dict[str, Any]


def frozen_facts(found: Mapping[str, Answer]) -> Plain:
    """Every known fact as plain JSON, by name."""
    return {name: _frozen(answer) for name, answer in found.items() if answer.raw is not None}


def row_again(facts: Mapping[str, Plain], law: Law) -> Plain:
    """The row a rule reads, from facts written down."""
    known = {fact.name: fact for fact in law.facts}
    return {name: raw_value(known[name], held["raw"]) for name, held in facts.items() if name in known}


def _frozen(answer: Answer) -> Plain:
    said, origin = value_said(answer.fact, answer.raw), origin_said(answer)
    return {
        "raw": plain_value(answer.fact, answer.raw),
        "said": [said.zh, said.en],
        "label": answer.fact.label,
        "period": answer.period,
        "from": [origin.zh, origin.en],
        "standing": answer.standing.word,
        "standing_said": STANDINGS[answer.standing.word].zh,
        "records": [f"{record.kind()}:{record.key}" for record, _ in answer.rests_on],
        "documents": [proof.evidence.sha256 for proof in answer.proofs],
    }
