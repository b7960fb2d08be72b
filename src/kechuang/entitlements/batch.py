"""One batch of subjects: their facts read once for each year, every law read on them, and what differs from before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from kechuang.entitlements.asked import Group, Place
from kechuang.entitlements.blocked import BlockedMoved
from kechuang.entitlements.findings import Findings, Reader
from kechuang.entitlements.outcomes import Outcome, standing
from kechuang.kernel.later import pl
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import Stretch
from kechuang.registry.facts.table import BATCH, facts_of
from kechuang.rules.law import Law

Told = tuple[list[str], pl.DataFrame | None]
"""The keys of a batch and what was found of them."""
_AT_ONCE = 500
"""Numbers of one list in a question."""
Elsewhere = Callable[[str, Iterator[list[str]]], Iterator[Told]]
"""Finds for batches of a group of that name, in their order, what `Reading.found` would."""


@dataclass(slots=True)
class Change:
    """One subject and policy: the finding before and after (None: there was none, there is none any more)."""

    subject: str
    policy: str
    before: int | None
    after: int | None


@dataclass(slots=True)
class Batch:
    """What a batch found. `last` is the key up to which the kind has been read."""

    last: str
    subjects: int
    counts: dict[str, list[int]] = field(default_factory=dict)
    """Policy → how many yes, no, unknown; of who was read again, how many more than before."""
    read: int = 0
    """How many subjects were read; `subjects` is how many more there are."""
    blocked: dict[str, list[int]] = field(default_factory=dict)
    """Of who was read again: figure nobody found → how many more are undecided, and how many lack nothing more."""
    storing: list[tuple[str, int]] = field(default_factory=list)
    """Subject and finding: what stands from now on."""
    turned: list[Change] = field(default_factory=list)
    """Where the verdict is another one."""
    closing: list[int] = field(default_factory=list)
    """Outcomes that no longer stand."""


class Reading:
    """The laws of a group over its subjects, batch by batch; nothing is stored but findings."""

    def __init__(self, group: Group, asof: AsOf, findings: Findings, *, first: bool = False) -> None:
        self._first = first
        self.group, self._asof, self._findings = group, asof, findings
        self._readers: dict[tuple[str, Place], Reader] = {}
        self._blocked = BlockedMoved()

    def batches(self, after: str, elsewhere: Elsewhere | None = None) -> Iterator[Batch]:
        """From behind a key on; at the end one without subjects, for those behind the last that are no more."""
        many = self._keys(after)
        for keys, told in elsewhere(self.group.name, many) if elsewhere else ((k, self.found(k)) for k in many):
            before = self._before(after, keys[-1]) if self.group.dense else self._standing(_of(keys))
            yield self._compared(keys[-1], before, told, len(keys))
            after = keys[-1]
        before = self._before(after, "") if self.group.dense else self._gone()
        yield self._compared("", before, None, 0)

    def again(self, subjects: Sequence[str], after: str, before: AsOf) -> Iterator[Batch]:
        """Only these subjects, in order, from behind a key on; at the end one without any. `before`: when last read."""
        left = [key for key in subjects if key > after]
        for start in range(0, len(left), BATCH):
            keys = left[start : start + BATCH]
            there = self.group.there(keys, self._asof)
            told = self.found(there, apart=True) if there else None
            yield self._again(keys, told, len(there), len(self.group.there(keys, before)))
        yield Batch("", 0)

    def _keys(self, after: str) -> Iterator[list[str]]:
        keys: list[str] = []
        for key in self.group.keys(self._asof, after):
            keys.append(key)
            if len(keys) == BATCH:
                yield keys
                keys = []
        if keys:
            yield keys

    def found(self, keys: list[str], *, apart: bool = False) -> pl.DataFrame | None:
        """What every law says of these subjects: `subject`, `policy`, `after` (the finding); None where no law asks.

        `apart`: they are a few among many, not what lies between the first and the last.
        """
        told: list[pl.DataFrame] = []
        asked = keys if apart else self.group.stretch(keys, self._asof)
        places = self.group.places(keys if apart else Stretch(keys), self._asof)
        found: dict[Place, list[str]] = {}
        for key in keys:
            found.setdefault(places.get(key, ()), []).append(key)
        by_year: dict[int, dict[Place, list[Law]]] = {}
        for place in found:
            for year, laws in self.group.by_year(self._asof, place).items():
                by_year.setdefault(year, {})[place] = laws
        for year, by_place in by_year.items():
            facts = list({f.name: f for laws in by_place.values() for law in laws for f in law.facts}.values())
            table = next(facts_of(self.group.kind, asked, When(self._asof, year), facts))
            for place, laws in by_place.items():
                mine = table if len(found) == 1 else table.filter(pl.col(KEY).is_in(found[place]))
                told += [self._read(law, place, mine) for law in laws]
        return pl.concat(told) if told else None

    def _read(self, law: Law, place: Place, table: pl.DataFrame) -> pl.DataFrame:
        reader = self._readers.get((law.policy.code, place))
        if reader is None:
            reader = self._readers[law.policy.code, place] = Reader(self.group.kind, law, self._findings)
        return table.select(
            pl.col(KEY).alias("subject"), pl.lit(law.policy.code).alias("policy"), reader(table).alias("after")
        )

    def _again(self, keys: list[str], told: pl.DataFrame | None, there: int, were: int) -> Batch:
        batch = Batch(keys[-1], there - were, read=there)
        if told is not None:
            self._findings.learn(told["after"])
        before = self._standing(_of(keys))
        frames = [(before, "before", -1), (told, "after", 1)]
        for frame, name, sign in frames:
            for policy, counts in (self._counts(frame.rename({name: "after"})) if frame is not None else {}).items():
                held = batch.counts.setdefault(policy, [0, 0, 0])
                batch.counts[policy] = [a + sign * b for a, b in zip(held, counts, strict=True)]
        batch.blocked = self._blocked.moved(before, told)
        self._compare(batch, before, told)
        return batch

    def _compared(self, last: str, before: pl.DataFrame | None, told: pl.DataFrame | None, subjects: int) -> Batch:
        batch = Batch(last, subjects, read=subjects)
        if told is not None:
            self._findings.learn(told["after"])
            batch.counts = self._counts(told)
        self._compare(batch, before, told)
        return batch

    def _compare(self, batch: Batch, before: pl.DataFrame | None, told: pl.DataFrame | None) -> None:
        """What is to be stored and closed, and who turned."""
        if before is None:
            if told is not None:
                batch.storing = told.select("subject", "after").rows()
                batch.turned = self._turned(told.with_columns(pl.lit(None, pl.Int64).alias("before")))
            return
        if told is None:
            both = before.with_columns(pl.lit(None, pl.Int64).alias("after"))
        else:
            both = before.join(told, on=("subject", "policy"), how="full", coalesce=True)
        moved = both.filter(pl.col("before").ne_missing(pl.col("after"))).sort("subject", "policy")
        batch.storing = moved.drop_nulls("after").select("subject", "after").rows()
        batch.closing = moved["pk"].drop_nulls().to_list()
        batch.turned = self._turned(moved)

    def _turned(self, moved: pl.DataFrame) -> list[Change]:
        """Rows with another verdict; what had none before turns only to yes, and not in the first run of all."""
        verdict, found = self._findings.verdict, []
        if self._first:
            moved = moved.drop_nulls("before")
        for change in (Change(*row) for row in moved.select("subject", "policy", "before", "after").rows()):
            was = verdict[change.before] if change.before is not None else False
            is_ = verdict[change.after] if change.after is not None else False
            if was is not is_ and (change.before is not None or is_ is True) and (change.after is not None or was):
                found.append(change)
        return found

    def _before(self, after: str, last: str) -> pl.DataFrame | None:
        """What stands for subjects behind one key, up to another (empty: to the end); None where nothing does."""
        rows = standing().filter(subject__gt=after)
        if last:
            rows = rows.filter(subject__lte=last)
        return self._standing(rows)

    def _gone(self) -> pl.DataFrame | None:
        """What stands for subjects of the group that are no more: found by the findings, which are few."""
        mine = [pk for pk, code in self._findings.policy.items() if code in self.group.codes]
        told: list[tuple[int, str, int]] = []
        for start in range(0, len(mine), _AT_ONCE):
            rows = standing().filter(finding__in=mine[start : start + _AT_ONCE])
            told += rows.values_list("pk", "subject", "finding_id")
        keys, there = sorted({subject for _, subject, _ in told}), set[str]()
        for start in range(0, len(keys), BATCH):
            there.update(self.group.there(keys[start : start + BATCH], self._asof))
        return self._framed([row for row in told if row[1] not in there])

    def _standing(self, rows: QuerySet[Outcome]) -> pl.DataFrame | None:
        return self._framed(list(rows.values_list("pk", "subject", "finding_id")))

    def _framed(self, told: list[tuple[int, str, int]]) -> pl.DataFrame | None:
        if not told:
            return None
        schema = {"pk": pl.Int64, "subject": pl.String, "before": pl.Int64}
        frame = pl.DataFrame(told, schema=schema, orient="row")
        mine = {pk: code for pk, code in self._findings.policy.items() if code in self.group.codes}
        policies = pl.DataFrame(
            {"before": list(mine), "policy": list(mine.values())}, schema_overrides={"before": pl.Int64}
        )
        return frame.join(policies, on="before", how="inner")

    def _counts(self, told: pl.DataFrame) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for policy, finding, count in told.group_by("policy", "after").len().rows():
            place = {True: 0, False: 1, None: 2}[self._findings.verdict[finding]]
            found.setdefault(policy, [0, 0, 0])[place] += count
        return found


def _of(keys: Sequence[str]) -> QuerySet[Outcome]:
    """What stands for these subjects."""
    return standing().filter(subject__in=keys)
