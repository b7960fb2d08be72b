"""The table of facts of many subjects, straight from the database, in batches: what bulk assessment reads.

The same homes that answer for one subject give the columns; a test holds that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from kechuang.kernel.later import pl
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY, Home
from kechuang.registry.facts.homes import home_of, supplied
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stating import stated_frame
from kechuang.registry.facts.stretch import Stretch
from kechuang.registry.facts.subjects import KINDS, SubjectKind
from kechuang.registry.facts.values import most_of
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.rules.cells import widest_type
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law

BATCH = 5_000
"""Subjects of one batch: few enough for one list of keys in a question, enough to hide the cost of asking."""


def facts_table(law: Law, asof: AsOf, keys: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
    """The facts a law asks for, of every subject it can be asked of (`keys`: of these), batch by batch.

    Columns: `_key`, then each fact by its name in the form rules read, null where it is not known.
    """
    kind = KINDS[law.policy.subject][0]
    return facts_of(kind, keys or subject_keys(kind, asof), When.of(asof, law.policy), law.facts)


def facts_of(kind: SubjectKind, keys: Iterable[str], when: When, facts: Sequence[Fact]) -> Iterator[pl.DataFrame]:
    """As `facts_table`, for any facts asked of one kind of subject."""
    for batch in _batches(keys):
        yield _frame(kind, batch, when, facts)


def subject_keys(kind: SubjectKind, asof: AsOf) -> Iterator[str]:
    """The keys of all subjects of a kind that there were on the day: of organisations, the enterprises."""
    from kechuang.registry.catalogue import kinds

    record = kinds().get(kind)
    if record is None:
        return iter(())
    rows: QuerySet[Any] = record.objects.as_of(asof)
    if record is Organisation:
        rows = rows.filter(form=ENTERPRISE)
    return rows.order_by("key").values_list("key", flat=True).iterator(chunk_size=BATCH)


def _frame(kind: SubjectKind, keys: list[str], when: When, facts: Sequence[Fact]) -> pl.DataFrame:
    asked: dict[int, tuple[Home, list[str]]] = {}
    for fact in facts:
        if (home := home_of(kind, fact.name)) is not None:
            asked.setdefault(id(home), (home, []))[1].append(fact.name)
    made = pl.DataFrame({KEY: pl.Series(KEY, keys, pl.String)})
    for home, names in asked.values():
        made = made.join(home.frame(keys, when, names), on=KEY, how="left", maintain_order="left")
    said = stated_frame(kind, keys, when, [fact for fact in facts if supplied(kind, fact.name) is None])
    both = made.join(said, on=KEY, how="left", maintain_order="left", suffix=_STATED)
    columns = [_column(both, fact) for fact in facts]
    return both.select(KEY, *columns)


_STATED = "_stated"


def _column(both: pl.DataFrame, fact: Fact) -> pl.Expr:
    """What a home tells, else what was stated, else nothing."""
    told = [pl.col(name) for name in (fact.name, fact.name + _STATED) if name in both.columns]
    found = (pl.coalesce(told) if told else pl.lit(None)).cast(widest_type(fact.kind))
    if fact.kind == "number":  # more than a rule reads without overflow is no fact
        found = pl.when(found.abs() <= most_of(fact)).then(found)
    return found.alias(fact.name)


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    if isinstance(keys, Stretch):
        yield keys
        return
    batch: list[str] = []
    for key in keys:
        batch.append(key)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
