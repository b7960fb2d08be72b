"""An amount that a policy grants: read from the policy's own law on the day, with its verdict, reason and document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.modes.support import Support, floor_fen, local
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.rules.law import Granted, Law, Local, NotInForce
from kechuang.rules.parameters import Confidence
from kechuang.rules.tree import Node, walk
from kechuang.rules.working import working

_HAIR = Fraction(1, 10**4)
"""Of a fen: above what 64-bit reals lose on any amount of money here."""


def amount_of(policy: str, code: str, facts: Mapping[str, Any], on: date, *, figures: Local | None = None) -> Support:
    """The amount `code` of a policy for facts as rules read them (money in fen), with the place's own `figures`.

    Nought where a condition is known to fail, undetermined where the law or a fact is not known.
    """
    try:
        law = catalogue().law(policy, on, figures)
    except NotInForce as none:
        return Support(None, none.sentence, local(policy), "unknown")
    return amount_by(law, code, facts, figures=figures)


def amount_by(law: Law, code: str, facts: Mapping[str, Any], *, figures: Local | None = None) -> Support:
    """The same by a law at hand, that of a frozen decision among them."""
    row = {fact.name: facts.get(fact.name) for fact in law.facts} | {"on": law.day}
    found = law.explain(row)
    granted = next(one for one in found.amounts if one.amount.code == code)
    cited = granted.amount.citation
    sure: Confidence = "local" if figures else granted.amount.confidence
    failed = next((one for one in found.conditions if one.verdict is False), None)
    if failed is not None:
        said = Sentence(f"不符合“{failed.condition.label}”，不予支持。", f"It fails “{failed.condition.label}”.")
        return Support(0, said, cited, sure)
    if granted.value is None:
        open_ = "、".join(_missing(granted.amount.value, facts, law.day, figures or {}))
        said = Sentence(
            f"“{granted.amount.label}”待定{f'：{open_}' if open_ else ''}。",
            f"“{granted.amount.label}” is undetermined{f': {open_}' if open_ else ''}.",
        )
        return Support(None, said, cited, "unknown")
    fen = _whole_fen(granted)
    steps = working(law, granted.amount, row)
    said = Sentence(
        f"按{cited}，{granted.amount.label}{yuan(fen)}元。{'；'.join(one.zh for one in steps)}",
        f"{yuan(fen)} yuan by {cited}. {'; '.join(one.en for one in steps)}",
    )
    return Support(fen, said, cited, sure)


def _whole_fen(granted: Granted) -> int:
    """Whole fen, rounded down. A real number (a quotient) may stand a hair below the fen it is: that is rounding."""
    assert granted.value is not None
    return floor_fen(granted.value * 100 + (_HAIR if granted.scale is None else 0))


def _missing(amount: Node, facts: Mapping[str, Any], on: date, figures: Local) -> list[str]:
    """Labels of the figures nobody has found and the facts nobody gave, in an amount's expression."""
    labels: list[str] = []
    for one in walk(amount):
        if one.op == "param":
            figure = figures.get(one.args[0].name, one.args[0])
            held = figure.on(on)
            if held is None or held.value is None:
                labels.append(figure.label)
        elif one.op == "fact" and facts.get(one.args[0].name) is None:
            labels.append(one.args[0].label)
    return list(dict.fromkeys(labels))
