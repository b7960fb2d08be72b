"""Whether everything a verdict rests on has been confirmed: what must be so before something is granted unasked."""

from __future__ import annotations

from collections.abc import Mapping

from kechuang.registry.facts.answers import Answer
from kechuang.rules.law import Law
from kechuang.rules.policy import flat
from kechuang.rules.tree import facts_of


def unconfirmed(law: Law, found: Mapping[str, Answer]) -> list[Answer]:
    """The known facts that the conditions read and nobody has confirmed; disputed ones are among them.

    What is read off a list that holds nothing of it rests on no record: that the list is complete, only the department
    says.
    """
    read = {f.name for c in flat(law.version.conditions) for f in facts_of(law.on_day(c.test))}
    told = (answer for name, answer in found.items() if name in read and answer.raw is not None)
    return [
        answer
        for answer in told
        if answer.standing.word != "confirmed" and not (answer.how == "derived" and not answer.rests_on)
    ]
