"""The applicant asked, with a reason, to be spared this expert or everybody of their unit."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground, Proof
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """One conflict for each entry of the applicant's list that means the expert."""
    here = {held.unit: held.name for held in asked.expert.units_on(asked.day)}
    for entry in asked.application.unwanted:
        at = frozenset((entry.unit,)) if entry.unit else frozenset()
        proof = (Proof("case", asked.application.number),)
        said = Sentence(f"申报单位申请回避：{entry.reason}", f"the applicant asks for avoidance: {entry.reason}")
        if entry.person.number or entry.person.name:
            meant = asked.expert.is_mentioned(entry.person, at)
            if meant != "different":
                yield Conflict("unwanted", said, proof, meant == "same")
        elif entry.unit in here:
            yield Conflict("unwanted", said, proof)


GROUND = Ground("unwanted", 100, Sentence("申报单位申请回避", "The applicant asked for it"), find)
