"""Projects and rights in which both the applicant's side and the expert have a part."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.applications import WorkKind
from kechuang.cases.panels.ground import Asked, Conflict, Proof
from kechuang.cases.panels.persons import surest
from kechuang.cases.panels.windows import within
from kechuang.kernel.sentences import Sentence

_RECORD = {"project": "project", "right": "intellectualproperty"}


def in_works(asked: Asked, ground: str, kind: WorkKind, zh: str, en: str) -> Iterator[Conflict]:
    """A conflict for each work of that kind that names the expert and is not too long ago."""
    for work in asked.application.works:
        if work.kind != kind or work.begins > asked.day or not within(work.ends, asked.windows.together, asked.day):
            continue
        named = surest(asked.expert.is_mentioned(person, work.units) for person in work.people)
        if named == "different":
            continue
        unsure = Sentence("", "") if named == "same" else Sentence("（仅姓名相同，待核实）", " (only the name agrees)")
        yield Conflict(
            ground,
            Sentence(
                f"{zh}“{work.title}”（{work.record}）{unsure.zh}", f"{en} “{work.title}” ({work.record}){unsure.en}"
            ),
            (Proof(_RECORD[kind], work.record),),
            named == "same",
        )
