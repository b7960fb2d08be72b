"""The expert belongs to a unit of the applicant, or left it too short a time ago."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground, Proof
from kechuang.cases.panels.windows import within
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """One conflict for each stretch of employment that counts."""
    for held in asked.expert.employments:
        if held.unit not in asked.application.units or held.since > asked.day:
            continue
        proof = (Proof("person", asked.expert.number),)
        if held.on(asked.day):
            said = Sentence(f"现在“{held.name}”任职", f"belongs to “{held.name}”")
            yield Conflict("own_unit", said, proof)
        elif within(held.until, asked.windows.left, asked.day):
            months = asked.windows.left
            yield Conflict(
                "own_unit",
                Sentence(
                    f"{held.until}离开“{held.name}”，未超过{months}个月",
                    f"left “{held.name}” on {held.until}, not more than {months} months ago",
                ),
                proof,
            )


GROUND = Ground("own_unit", 10, Sentence("本单位或离开不久", "Own unit, or left not long ago"), find)
