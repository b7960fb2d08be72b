"""The sheet in its sections: one for each application before the panel, or one for the matter as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kechuang.cases.models import Case
from kechuang.cases.of_policy import law_of
from kechuang.cases.panels.sheet import Item, sheet_of
from kechuang.cases.sheet import found_of
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import row_of
from kechuang.reviews.models import Panel, PanelCase
from kechuang.reviews.reading.scored_items import items_of_policy, read_back, stored


@dataclass(frozen=True, slots=True)
class Section:
    """Lines about one application (`of`), or about the matter where none is linked. `plain` holds them as stored."""

    of: PanelCase | None
    items: tuple[Item, ...]
    plain: tuple[dict[str, Any], ...]

    def fact(self, item: Item) -> str:
        """The name of the line without the mark of the section."""
        return item.fact.removeprefix(mark(self.of.ordinal)) if self.of else item.fact


def mark(ordinal: int) -> str:
    """Begins the names of the lines about one application."""
    return f"{ordinal}."


def asked_of(panel: Panel, asof: AsOf, own: Sequence[Item]) -> list[dict[str, Any]]:
    """All lines as they are stored: of each application what its policy leaves to experts, then the officer's own."""
    cases = list(panel.cases.select_related("case"))
    if not cases:
        return stored([*items_of_policy(panel, asof), *own])
    made: list[dict[str, Any]] = []
    for of in cases:
        items = [*_judged(of.case), *own]
        named = [replace(item, fact=mark(of.ordinal) + item.fact) for item in items]
        made += [line | {"case": of.ordinal} for line in stored(named)]
    return made


def sections(panel: Panel, *, only: int | None = None) -> list[Section]:
    """The sheet of a panel whose scoring was opened; `only` the section of that ordinal."""
    plain: list[dict[str, Any]] = panel.scoring.items
    cases = {of.ordinal: of for of in panel.cases.select_related("case")}
    ordinals = dict.fromkeys(int(line.get("case", 0)) for line in plain)
    return [_section(cases.get(o), [line for line in plain if int(line.get("case", 0)) == o])
            for o in ordinals if only in (None, o)]  # fmt: skip


def named(of: PanelCase, *, blind: bool) -> Sentence:
    """How an application is called on a sheet: by who applies, or by its place alone where the review is blind."""
    if blind:
        return Sentence(f"第{of.ordinal}号申请", f"Application {of.ordinal}")
    return Sentence(of.case.organisation_name or of.case.number, of.case.organisation_name or of.case.number)


def _section(of: PanelCase | None, plain: list[dict[str, Any]]) -> Section:
    return Section(of, tuple(read_back(plain)), tuple(plain))


def _judged(case: Case) -> Iterator[Item]:
    """What the law of the case leaves to experts, with the bounds its facts give now."""
    law = law_of(case)
    if law is not None:
        yield from sheet_of(law, row_of(found_of(case, law)[1]))
