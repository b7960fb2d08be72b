"""What each row would do to the registry: add, correct, replace, nothing; or why it is refused. Nothing is stored here.

The dry run and the writing ask the same question of the same rows, so what was shown is what is done: where the
registry has moved in between, the answers differ and the row is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from kechuang.accounts.access import Verdict as Allowance
from kechuang.accounts.access import may_confirm, may_keep_records
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.options import Options
from kechuang.registry.importing.reading import Read
from kechuang.registry.importing.targets import SINCE, UNTIL, targets
from kechuang.registry.record import Record
from kechuang.registry.sources import Source
from kechuang.registry.standings import refuse_confirmed
from kechuang.registry.writing import enveloped, stretch_after

Verdict = Literal["add", "correct", "replace", "same", "refused"]

_NOTHING = Sentence("", "")


@dataclass(slots=True)
class Decision:
    """What becomes of a row: the rows of the database to be made, and the standing one they take the place of."""

    row: int
    verdict: Verdict
    key: str = ""
    base: Record | None = None
    made: list[Record] = field(default_factory=list)
    changed: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """Fields with the value before and after."""
    at: str = ""
    """The field at which a refused row fails."""
    reason: Sentence = _NOTHING
    remedy: Sentence = _NOTHING


class Comparing:
    """Decides rows of one kind. `stamp` and `source` go to the records made; a dry run throws those away."""

    def __init__(self, kind: type[Record], options: Options, actor: Actor, source: Source, stamp: datetime) -> None:
        self.kind, self.options, self.actor = kind, options, actor
        self.origin: dict[str, Any] = {"actor": actor, "stamp": stamp, "reason": options.reason}
        self.source = source
        self._columns = {f.name: f.attname for f in kind.said()}
        every = kind._meta.concrete_fields
        self._places = {f.name: i for i, f in enumerate(every)}
        self._blank_row = [f.get_default() if f.name in self._columns else None for f in every]
        self._blank_row[self._places["reason"]] = ""
        self._empty = {f.name: (None if f.null else "") for f in kind.said()}
        self._blank_parts = {f.name for f in kind.said() if f.name in kind.KEY and f.blank}
        """Parts of the key whose blank is an answer of its own, as the period of a fact that is of no year."""
        scope = kind.scope
        self._scoped = [name for name in (*scope.organisations(), scope.division) if name]
        self._everywhere: dict[Callable[..., Allowance], Allowance] = {}
        self._verdicts: dict[tuple[Any, ...], Allowance] = {}
        self._needed = [t for t in targets(kind).values() if t.needed]
        self._cleans = kind.clean is not Record.clean

    def decide(self, read: Read, refused: Iterable[int] = ()) -> list[Decision]:
        """A decision for every row but those `refused` already."""
        out = set(refused)
        rows = self._values(read)
        keys = {}
        for row, values in rows:
            if row in out:
                continue
            values |= {name: "" for name in self._blank_parts if values.get(name) is None}
            if all(values.get(name) not in (None, "") for name in self.kind.KEY if name not in self._blank_parts):
                keys[row] = self.kind.key_from(values)
        standing = self._standing(set(keys.values()))
        decisions = []
        for row, values in rows:
            if row in out:
                continue
            key = keys.get(row)
            try:
                one = self._keyless(row, values) if key is None else self._one(row, key, values, standing.get(key, []))
                one = self._allowed(one)
            except KechuangError as error:
                at = str(error.fields.get("field") or "")
                one = Decision(row, "refused", key or "", at=at, reason=error.sentence, remedy=error.remedy)
            decisions.append(one)
        return decisions

    # ---- one row

    def _one(self, row: int, key: str, values: dict[str, Any], standing: list[Record]) -> Decision:
        since, until = values.pop(SINCE, None), values.pop(UNTIL, None)
        said = {name: value for name, value in values.items() if value is not None}
        if self.options.blank == "clear":
            said = {n: self._empty[n] if v is None and n not in self.kind.KEY else v for n, v in values.items()}
        said = self.kind.taken(said)
        if self.options.differs == "replace" and since is None:
            return self._newer(row, key, said, until, standing)
        base = self._counterpart(said, since, until, standing)
        if base is None:
            return self._new(row, key, said, since, until, standing)
        return self._corrected(row, key, said, since, until, base, standing)

    def _new(
        self, row: int, key: str, said: dict[str, Any], since: date | None, until: date | None, standing: list[Record]
    ) -> Decision:
        for target in self._needed:
            if said.get(target.name) in (None, ""):
                return Decision(
                    row,
                    "refused",
                    key,
                    at=target.name,
                    reason=Sentence(f"新记录必须有“{target.label}”。", f"A new record needs {target.name}."),
                    remedy=Sentence("请补填，或对应这一列。", "Fill it in, or name its column."),
                )
        record = self._record(said)
        if since is None and record.time_of()[0] is None and self.options.differs == "replace":
            since = self.options.since
        enveloped(record, source=self.source, valid=(since, until), **self.origin)
        self._refuse_overlap(record, standing)
        return Decision(row, "add", key, made=[record])

    def _corrected(
        self,
        row: int,
        key: str,
        said: dict[str, Any],
        since: date | None,
        until: date | None,
        base: Record,
        standing: list[Record],
    ) -> Decision:
        changed = self._changed(base, said)
        if not changed and (since in (None, base.valid_from)) and (until in (None, base.valid_to)):
            return Decision(row, "same", key, base)
        record = self._record({**base.values(), **said})
        stretch = stretch_after(base, changed, since, until)
        enveloped(record, source=self.source, valid=stretch, **self.origin)
        if not changed and (record.valid_from, record.valid_to) == (base.valid_from, base.valid_to):
            return Decision(row, "same", key, base)
        self._refuse_overlap(record, [one for one in standing if one is not base])
        for name in (SINCE, UNTIL):
            if getattr(record, name) != getattr(base, name):
                changed[name] = (getattr(base, name), getattr(record, name))
        return Decision(row, "correct", key, base, [record], changed)

    def _newer(self, row: int, key: str, said: dict[str, Any], until: date | None, standing: list[Record]) -> Decision:
        """A table that tells of changes: what differs holds from the day on, the past keeps its values."""
        since = self.options.since
        own = self._record(said).time_of()[0] if self.kind.SINCE in said else None
        holding = [one for one in standing if own is not None and one.valid_from < own and _holds(one, own)]
        if holding and own is not None and self.kind.SINCE and getattr(holding[0], self.kind.SINCE) != own:
            base, since = holding[0], own  # the row itself says since when
        else:
            found = next((one for one in standing if _holds(one, since)), None)
            if found is None:
                base_ = self._counterpart(said, None, until, standing)
                if base_ is None:
                    return self._new(row, key, said, None, until, standing)
                return self._corrected(row, key, said, None, until, base_, standing)
            base = found
        changed = self._changed(base, said)
        if not changed:
            return Decision(row, "same", key, base)
        if since <= base.valid_from:
            return self._corrected(row, key, said, None, until, base, standing)
        past = self._record(base.values())
        enveloped(past, source=self.source, valid=(base.valid_from, since), **self.origin)
        past.source_id = base.source_id
        record = self._record({**base.values(), **said})
        enveloped(record, source=self.source, valid=(since, until or base.valid_to), **self.origin)
        self._refuse_overlap(record, [one for one in standing if one is not base])
        return Decision(row, "replace", key, base, [past, record], changed)

    def _counterpart(
        self, said: dict[str, Any], since: date | None, until: date | None, standing: list[Record]
    ) -> Record | None:
        """The standing row of the same stretch: the one that begins on the same day, else the only one overlapped."""
        if not standing:
            return None
        begins = since or self._record(said).time_of()[0]
        if begins is None:
            if len(standing) == 1:
                return standing[0]
            raise _several(standing)
        for one in standing:
            if one.valid_from == begins:
                return one
        over = [
            one
            for one in standing
            if (one.valid_to is None or one.valid_to > begins) and (until is None or one.valid_from < until)
        ]
        if len(over) > 1:
            raise _several(over)
        return over[0] if over else None

    # ---- who may

    def _allowed(self, one: Decision) -> Decision:
        """The decision, or its refusal where the actor may not keep that record, or change what was confirmed."""
        for record in [*one.made, *([one.base] if one.base is not None and one.made else [])]:
            allowed = self._asked(may_keep_records, record)
            if not allowed.allowed:
                return Decision(one.row, "refused", one.key, reason=allowed.reason)
        if one.base is not None and one.made and not self._asked(may_confirm, one.base).allowed:
            refuse_confirmed(one.base, one.changed, self.actor)
        return one

    def _asked(self, ask: Callable[..., Allowance], record: Record) -> Allowance:
        """The verdict on a record, which follows from the columns of its scope: each set of them is asked about once.

        Who may do it to a record that is nobody's reaches all of them.
        """
        everywhere = self._everywhere.get(ask)
        if everywhere is None:
            everywhere = self._everywhere[ask] = ask(self.actor, self.kind, {})
        if everywhere.allowed:
            return everywhere
        told = (ask, *(getattr(record, name) for name in self._scoped))
        if told not in self._verdicts:
            self._verdicts[told] = ask(self.actor, self.kind, record.values())
        return self._verdicts[told]

    # ---- helpers

    def _values(self, read: Read) -> list[tuple[int, dict[str, Any]]]:
        names = list(read.values)
        return [
            (row, dict(zip(names, cells, strict=True)))
            for row, cells in zip(read.rows, zip(*read.values.values(), strict=True), strict=True)
        ]

    def _record(self, said: dict[str, Any]) -> Record:
        places, row = self._places, self._blank_row.copy()
        for name, value in said.items():
            row[places[name]] = value
        record: Record = self.kind(*row)  # type: ignore[misc]  # by place: three times as fast as by name
        if self._cleans:
            record.clean()
        return record

    def _changed(self, base: Record, said: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
        columns = self._columns
        return {name: (old, value) for name, value in said.items() if (old := getattr(base, columns[name])) != value}

    def _standing(self, keys: set[str]) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.kind.objects.standing().filter(key__in=keys).order_by("valid_from"):
            found.setdefault(record.key, []).append(record)
        return found

    def _keyless(self, row: int, values: dict[str, Any]) -> Decision:
        needed = (name for name in self.kind.KEY if name not in self._blank_parts)
        name = next(name for name in needed if values.get(name) in (None, ""))
        label = targets(self.kind)[name].label
        return Decision(
            row,
            "refused",
            at=name,
            reason=Sentence(f"没有“{label}”，不知道是哪一条记录。", f"Without {name} the record is not known."),
            remedy=Sentence("请补填。", "Fill it in."),
        )

    def _refuse_overlap(self, record: Record, others: list[Record]) -> None:
        for one in others:
            if _overlap(one, record):
                raise _several([one])


def _holds(one: Record, day: date) -> bool:
    return one.valid_from <= day and (one.valid_to is None or one.valid_to > day)


def _overlap(one: Record, other: Record) -> bool:
    begins_before = other.valid_to is None or one.valid_from < other.valid_to
    return begins_before and (one.valid_to is None or one.valid_to > other.valid_from)


def _several(standing: list[Record]) -> KechuangError:
    days = "、".join(str(one.valid_from) for one in standing[:3])
    return KechuangError(
        "import.several",
        Sentence(
            f"这一时段已有记录（自{days}起），对不上是哪一条。", f"There are records since {days}: unclear which one."
        ),
        Sentence("请加上“生效日”列，或到记录页面手工更正。", "Add the column 生效日, or correct it by hand."),
    )
