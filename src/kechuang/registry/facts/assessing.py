"""Bulk assessment over the registry: the verdict of a law on every enterprise there is, with what each lacks.

What a nightly run and `kechuang assess --registry` share. The facts of all laws that ask about one year are read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kechuang.kernel.later import pl
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS, SubjectKind
from kechuang.registry.facts.table import facts_of, subject_keys
from kechuang.registry.kinds.organisation import Organisation
from kechuang.rules.columns import Columns
from kechuang.rules.engines import OTHER, Evaluated
from kechuang.rules.heads import Heads
from kechuang.rules.law import Law
from kechuang.rules.verdicts import Verdicts

CODE_HEAD, NAME_HEAD = "统一社会信用代码", "名称"


@dataclass(slots=True)
class Counts:
    """How many subjects said yes, no and unknown."""

    yes: int = 0
    no: int = 0
    unknown: int = 0

    def add(self, eligible: pl.Series) -> None:
        """Count one batch of true, false and null."""
        counted = dict(eligible.value_counts().iter_rows())
        self.yes += counted.get(True, 0)
        self.no += counted.get(False, 0)
        self.unknown += counted.get(None, 0)


class Assessed:
    """One law over the registry: call it with a table of facts, get the result people read; `counts` adds up."""

    def __init__(self, law: Law, *, worded: bool = True) -> None:
        self.law, self.counts = law, Counts()
        columns = Columns(law)
        self._evaluated = Evaluated(columns)
        self._verdicts = Verdicts(columns, Heads((), (CODE_HEAD, NAME_HEAD), (), ()), worded=worded)

    def __call__(self, facts: pl.DataFrame, names: pl.Series) -> pl.DataFrame:
        """Key, name, verdict, conditions, points, amounts and what is missing, a row a subject."""
        own = facts.select(f.name for f in self.law.facts)
        table = own.with_columns(facts[KEY].alias(f"{OTHER}0"), names.alias(f"{OTHER}1"))
        result = self._verdicts(self._evaluated(table))
        self.counts.add(result[self._verdicts.machine])
        return result


def assess(law: Law, asof: AsOf, keys: Sequence[str] | None = None, *, worded: bool = True) -> Iterator[pl.DataFrame]:
    """The verdicts of one law, batch by batch; of these subjects, or of all there were on the day."""
    assessed = Assessed(law, worded=worded)
    for _, result in assess_each([assessed], asof, keys):
        yield result


def assess_each(
    assessed: Iterable[Assessed], asof: AsOf, keys: Sequence[str] | None = None
) -> Iterator[tuple[Assessed, pl.DataFrame]]:
    """The verdicts of several laws; the facts of all that ask about one kind of subject and one year are read once."""
    groups: dict[tuple[SubjectKind, int], list[Assessed]] = {}
    for one in assessed:
        kind = KINDS[one.law.policy.subject][0]
        groups.setdefault((kind, When.of(asof, one.law.policy).year), []).append(one)
    for (kind, year), every in groups.items():
        facts = list({f.name: f for one in every for f in one.law.facts}.values())
        for table in facts_of(kind, subject_keys(kind, asof) if keys is None else keys, When(asof, year), facts):
            names = _names(kind, table[KEY].to_list(), asof)
            for one in every:
                yield one, one(table, names)


def _names(kind: SubjectKind, keys: list[str], asof: AsOf) -> pl.Series:
    from kechuang.registry.catalogue import kinds

    record = kinds().get(kind, Organisation)
    if "name" not in {f.name for f in record.said()}:
        return pl.Series("name", keys, pl.String)
    found = dict(record.objects.as_of(asof).filter(key__in=keys).values_list("key", "name"))
    return pl.Series("name", [found.get(key, "") for key in keys], pl.String)
