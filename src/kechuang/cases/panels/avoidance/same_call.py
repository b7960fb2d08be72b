"""The expert applies in the same call."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground, Proof
from kechuang.cases.panels.persons import surest
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """Applications that name the expert; where the windows say so, also those of the expert's unit."""
    here = frozenset(held.unit for held in asked.expert.units_on(asked.day))
    for rival in asked.application.rivals:
        named = surest(asked.expert.is_mentioned(person, rival.units) for person in rival.people)
        proof = (Proof("case", rival.number),)
        if named != "different":
            said = Sentence(
                f"是同批申报{rival.number}的参加人", f"takes part in application {rival.number} of this call"
            )
            yield Conflict("same_call", said, proof, named == "same")
        elif asked.windows.units and here & rival.units:
            said = Sentence(
                f"所在单位有同批申报{rival.number}", f"their unit has application {rival.number} in this call"
            )
            yield Conflict("same_call", said, proof)


GROUND = Ground("same_call", 90, Sentence("同批申报", "Applies in the same call"), find)
