"""One record as its page shows it: which of its rows, what that says with how sure it is, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.portal.records.cells import Cell, Cells
from kechuang.portal.records.moments import Moment
from kechuang.registry.evidence.proofs import proofs_of
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark, Proof
from kechuang.registry.speaking import State
from kechuang.registry.standings import Standings


@dataclass(frozen=True, slots=True)
class Said:
    """One field: its term, what it says, how sure that is; of a disputed one the other value and who says it."""

    name: str
    label: Any
    definition: Any
    cell: Cell
    standing: str
    other: Cell | None = None
    mark: Mark | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """The row shown, its state as of the moments, the fields that say something, and the labels of the others."""

    row: Record
    state: State
    said: list[Said]
    empty: list[Any]
    proofs: list[Proof]
    """Documents about the whole of it."""

    @property
    def disputed(self) -> list[Said]:
        """The fields of which two values are said."""
        return [one for one in self.said if one.standing == "disputed"]


def shown_record(
    row: Record, state: State, fields: tuple[str, ...], reader: Actor, moment: Moment, *, whole: bool
) -> ShownRecord:
    """The fields of a row that the reader may see; marks and documents only for who sees it whole."""
    cells = Cells([row], reader, moment.asof, moment.query)
    standings = Standings([row], moment.asof)
    proofs = proofs_of([(row.kind(), row.key)], moment.asof) if whole else []
    said, empty = [], []
    for field in row.said():
        if field.name not in fields:
            continue
        cell = cells.of(row, field.name, full=True)
        standing = standings.of(row, field.name)
        other = None
        if standing.disputed and whole:
            other = cells.value(row, field.name, standing.other, full=True)
        if not cell.text and other is None:
            empty.append(field.verbose_name)
            continue
        said.append(
            Said(
                field.name,
                field.verbose_name,
                field.help_text,
                cell,
                standing.word if whole else "",
                other,
                standing.mark if whole else None,
                tuple(proof for proof in proofs if proof.field == field.name),
            )
        )
    return ShownRecord(row, state, said, empty, [proof for proof in proofs if not proof.field])
