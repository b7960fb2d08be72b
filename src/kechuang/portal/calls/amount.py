"""How much an application comes to as it stands in the draft, and where: for the form and the page of its case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kechuang.cases.models import Case
from kechuang.cases.sheet import Sheet
from kechuang.funds.calls.project_form import items_of
from kechuang.funds.calls.reckoning import application_of, reckoned
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application, Award
from kechuang.funds.modes.support import Support
from kechuang.funds.standing import Standing, of_awards
from kechuang.funds.with_cases import award_of
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import row_of


def so_far(case: Case, sheet: Sheet | None) -> Support | None:
    """With what was typed over what is on record; None where the case answers no call."""
    of = application_of(case)
    if of is None:
        return None
    facts: dict[str, Any] = {}
    if sheet is not None:
        facts = row_of(sheet.found) | {
            want.fact.name: sheet.typed[name]
            for name, want in sheet.wants.items()
            if name in sheet.typed and not want.field
        }
    return reckoned(of, facts)


def told(support: Support) -> Sentence:
    """The amount with its reason; the reason alone where it is undetermined."""
    if support.fen is None:
        return support.reason
    return Sentence(f"{yuan(support.fen)}元", f"{yuan(support.fen)} yuan")


@dataclass(frozen=True, slots=True)
class Supported:
    """What the page of a case says of money: its application, the award it led to, how that stands."""

    of: Application
    award: Award | None
    standing: Standing | None
    reason: Sentence

    @property
    def rows(self) -> list[tuple[Sentence, str]]:
        """The project as it was submitted."""
        rows = []
        for item in items_of(self.of.call):
            value = self.of.project.get(item.name.removeprefix("project."))
            if value is None:
                continue
            said = (
                dict(item.choices)[value].zh if item.choices else f"{yuan(value)} 元" if item.kind == "wan" else value
            )
            rows.append((item.label, str(said)))
        return rows


def supported(case: Case) -> Supported | None:
    """None of a case that answers no call."""
    of = application_of(case)
    if of is None:
        return None
    award = award_of(case)
    standing = of_awards([award.number])[award.number] if award else None
    basis = of.basis
    return Supported(of, award, standing, Sentence(basis.get("reason_zh", ""), basis.get("reason_en", "")))
