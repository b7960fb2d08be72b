"""From the columns of an engine to findings: which of the few things a law can say it says of each row of a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet

from kechuang.entitlements.outcomes import Finding
from kechuang.kernel.later import pl
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.rules.columns import Columns
from kechuang.rules.engines import OTHER, Evaluated
from kechuang.rules.law import Law
from kechuang.rules.tree import facts_of

_CODES: dict[int, bool | None] = {0: False, 1: True, 2: None}
_MOST = 31
"""Truths that one whole number holds, two bits each."""
_AT_ONCE = 500
"""Numbers of one list in a question."""


class Findings:
    """All findings there are, by number and by what they say; a new one is stored at once, in its own transaction."""

    def __init__(self) -> None:
        self.policy: dict[int, str] = {}
        self.verdict: dict[int, bool | None] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._take(Finding.objects.all())

    def learn(self, numbers: pl.Series) -> None:
        """Take in those that another process has stored meanwhile."""
        new = [number for number in numbers.unique().to_list() if number not in self.verdict]
        for start in range(0, len(new), _AT_ONCE):
            self._take(Finding.objects.filter(pk__in=new[start : start + _AT_ONCE]))

    def _take(self, rows: QuerySet[Finding]) -> None:
        for pk, policy, digest, verdict in rows.values_list("pk", "policy", "digest", "verdict"):
            self._remember(pk, policy, digest, verdict)

    def number(self, kind: SubjectKind, law: Law, said: dict[str, Any]) -> int:
        """The number of a finding."""
        policy, since = law.policy.code, law.version.since
        plain = json.dumps([kind, since.isoformat(), *said.values()], ensure_ascii=False)
        digest = sha256(plain.encode()).hexdigest()
        if (policy, digest) not in self._known:
            about = {"kind": kind, "law_since": since, **said}
            made, _ = Finding.objects.get_or_create(policy=policy, digest=digest, defaults=about)
            self._remember(made.pk, policy, digest, made.verdict)
        return self._known[policy, digest]

    def _remember(self, pk: int, policy: str, digest: str, verdict: bool | None) -> None:
        self._known[policy, digest] = pk
        self.policy[pk], self.verdict[pk] = policy, verdict


class Reader:
    """One law over tables of facts: call it with a table, get the number of the finding of each row."""

    def __init__(self, kind: SubjectKind, law: Law, findings: Findings) -> None:
        self.law = law
        self._kind, self._findings = kind, findings
        self._columns = Columns(law)
        self._truths = ["eligible", *(f"c{i}" for i in range(len(law.version.conditions)))]
        if len(self._truths) > _MOST:
            raise ValueError(f"{law.policy.code}: more conditions than one number holds")
        self._columns.plain = {name: self._columns.plain[name] for name in self._truths}  # no points, no amounts
        self._evaluated = Evaluated(self._columns)
        self._seen: dict[tuple[Any, ...], int] = {}
        self._read = {
            c.code: {f.label for f in facts_of(law.on_day(c.test)) if not f.judged} for c in law.version.conditions
        }

    def __call__(self, facts: pl.DataFrame) -> pl.Series:
        """Numbers in the order of the rows."""
        own = facts.select(pl.col(KEY).alias(f"{OTHER}0"), *(f.name for f in self.law.facts))
        result = self._evaluated(own)
        lacks = [name for name in result.columns if name.startswith("lack")]
        packed = sum((_code(name) * 4**i for i, name in enumerate(self._truths[1:], 1)), start=_code(self._truths[0]))
        codes = result.select(packed.alias("packed"), *(pl.col(name).fill_null(0) for name in lacks))
        few = codes.unique(maintain_order=True)
        numbers = [self._number(row) for row in few.rows()]
        told = few.with_columns(pl.Series("finding", numbers, pl.Int64))
        return codes.join(told, on=codes.columns, how="left", maintain_order="left")["finding"]

    def _number(self, row: tuple[Any, ...]) -> int:
        if row not in self._seen:
            self._seen[row] = self._findings.number(self._kind, self.law, self._said(row[0], row[1:]))
        return self._seen[row]

    def _said(self, packed: int, lacks: Sequence[int]) -> dict[str, Any]:
        verdict, *truths = (_CODES[packed >> 2 * i & 3] for i in range(len(self._truths)))
        conditions = list(zip(self.law.version.conditions, truths, strict=True))
        said: dict[str, Any] = {
            "verdict": verdict,
            "fails": [c.code for c, truth in conditions if truth is False],
            "open": [c.code for c, truth in conditions if truth is None],
        }
        for name, kind in (("missing", "missing"), ("to_judge", "to_judge"), ("figures", "unknown_figures")):
            labels = (label for i, bits in enumerate(lacks) for label in self._columns.labels(kind, i, bits))
            said[name] = list(dict.fromkeys(labels))
        missing = set(said["missing"])
        said["gaps"] = len(said["fails"]) + sum(not missing.isdisjoint(self._read[code]) for code in said["open"])
        return said


def _code(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Boolean).cast(pl.Int64).fill_null(2)
