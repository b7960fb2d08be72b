"""The expert's unit and the applicant stand under one company: parent and subsidiary, or two subsidiaries."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground, Proof
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """One conflict for each pair of the expert's present units and the applicant's that meet further up."""
    for held in asked.expert.units_on(asked.day):
        for party in asked.application.parties:
            if held.unit != party.unit and (held.group | {held.unit}) & (party.group | {party.unit}):
                yield Conflict(
                    "same_group",
                    Sentence(
                        f"所在单位“{held.name}”与“{party.name}”属同一控股体系",
                        f"“{held.name}” and “{party.name}” belong to one group",
                    ),
                    (Proof("organisation", held.unit), Proof("organisation", party.unit)),
                )


GROUND = Ground("same_group", 20, Sentence("同一控股体系", "Same group"), find)
