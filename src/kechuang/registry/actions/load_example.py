"""Load the example city: its invented records laid down part by part, then its mistakes put right as people would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.examples.city import rows_of, tables
from kechuang.examples.imperfections import Act
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.catalogue import kinds
from kechuang.registry.example_held import CONFIRMED, LOADED, PART, example_held, refuse_beside_real, sources_for
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.laying_down import lay_down
from kechuang.registry.marking import mark_standing_on
from kechuang.registry.record import Record

ROWS = 2_000
"""Records in one transaction: others who want to write wait for a second or two at most."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many records there are of the example city, and whether this call stored any."""

    rows: int
    already: bool


def load_example(
    example: Example, actor: Actor, *, beside: bool = False, at: Callable[[str], None] = lambda kind: None
) -> Loaded:
    """Store the records of an example city; each part is one transaction and one event.

    Repeating it stores nothing; what was interrupted goes on where it stopped. `at` is told each kind as it begins.
    Raises Refused, and Conflict where another example city is loaded or, without `beside`, real records are there.
    """
    require(may_keep_records(actor, Organisation, {}), actor, LOADED, label="明湖市")
    held = example_held()
    if held.shown and held.example != example:
        raise Conflict(
            "example.other",
            Sentence("已载入另一套示例数据。", "Another example city is loaded."),
            Sentence("请先执行 kechuang example --withdraw。", "Run `kechuang example --withdraw` first."),
        )
    if held.state == "loaded":
        return Loaded(held.rows, already=True)
    if not beside and held.state != "loading":
        refuse_beside_real()
    done = held.rows if held.state == "loading" else 0
    acts: list[Act] = []
    for kind, rows, upto in _parts(example, done, acts, at):
        _store(kind, rows, upto, example, actor)
        done = upto
    sources = sources_for(example)
    for act in acts:
        _do(act, actor)
    tell(LOADED, actor=actor, obj=sources[True], label="明湖市", after={"example": example.as_json(), "rows": done})
    return Loaded(done, already=False)


def _parts(
    example: Example, after: int, acts: list[Act], at: Callable[[str], None]
) -> Iterator[tuple[type[Record], list[dict[str, Any]], int]]:
    """Kind, rows and how many rows there are up to them, leaving out the first `after`, which are stored."""
    upto = 0
    for name, frame in tables(example, acts):
        at(name)
        for start in range(0, frame.height, ROWS):
            piece = frame.slice(start, ROWS)
            upto += piece.height
            if upto > after:
                yield kinds()[name], rows_of(name, piece), upto


def _store(kind: type[Record], rows: list[dict[str, Any]], upto: int, example: Example, actor: Actor) -> None:
    with transaction.atomic():
        stamp = moment()
        source = sources_for(example)[kind.kind() in CONFIRMED]
        lay_down(kind, rows, actor=actor, source=source, stamp=stamp)
        after = {"example": example.as_json(), "kind": kind.kind(), "added": len(rows), "rows": upto}
        tell(PART, actor=actor, obj=source, label=str(kind._meta.verbose_name), after=after, at=stamp)


def _do(act: Act, actor: Actor) -> None:
    """Do what was done about a record, unless it was done before."""
    kind = kinds()[act.kind]
    record = kind.objects.standing().filter(key=act.key).order_by("valid_from").first()
    if record is None:
        return
    if act.verb == "correct":
        if any(getattr(record, name) != value for name, value in act.changes.items()):
            correct(record, act.changes, actor, reason=act.reason, source=record.source)
    elif act.verb == "dispute":
        if mark_standing_on(record, act.field_name) is None:
            dispute(record, actor, field=act.field_name, other=act.other, said_by=act.said_by, reason=act.reason)
    elif act.verb == "confirm":
        if mark_standing_on(record, act.field_name) is None:
            confirm(record, actor, field=act.field_name, reason=act.reason)
    elif act.verb == "withdraw":
        withdraw(record, actor, reason=act.reason)
