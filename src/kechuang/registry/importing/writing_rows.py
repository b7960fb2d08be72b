"""Writing one part of a confirmed import: rows closed and made as the dry run planned, or left out and told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.bulk import insert
from kechuang.registry.importing.comparing import Comparing, Decision
from kechuang.registry.importing.reading import Read
from kechuang.registry.record import Record

_CHANGED = Sentence("试算之后登记库有了变动，这一行没有写入。", "The registry changed after the dry run: not written.")
_AGAIN = Sentence("请重新导入这一行。", "Import this row again.")


@dataclass(slots=True)
class Written:
    """Rows by what became of them, and those left out since the dry run no longer held."""

    counts: Counter[str] = field(default_factory=Counter)
    late: list[Decision] = field(default_factory=list)


def write_rows(comparing: Comparing, read: Read, plan: pl.DataFrame) -> Written:
    """Do what was planned for the rows read. Call inside a transaction that also moves the import's position."""
    planned = {row: (verdict, base) for row, verdict, base in plan.select("row", "verdict", "base").iter_rows()}
    doing = {row for row, (verdict, _) in planned.items() if verdict in ("add", "correct", "replace")}
    decisions = comparing.decide(read, [row for row in read.rows if row not in doing])
    done = Written()
    closing: list[int] = []
    making: list[Record] = []
    for one in decisions:
        base = planned[one.row][1]
        if one.verdict == "same":
            done.counts["already"] += 1
        elif one.verdict == "refused" or base != (one.base.pk if one.base is not None else None):
            done.counts["late"] += 1
            if one.verdict != "refused":
                one.reason, one.remedy = _CHANGED, _AGAIN
            done.late.append(one)
        else:
            done.counts[one.verdict] += 1
            making += one.made
            if one.base is not None:
                closing.append(one.base.pk)
    kind: Any = comparing.kind
    if closing:
        closed = kind.objects.filter(pk__in=closing, superseded_at=None).update(superseded_at=comparing.origin["stamp"])
        if closed != len(closing):  # nothing else can write between reading and here; a fault must not go on
            raise RuntimeError(f"{len(closing) - closed} rows were superseded meanwhile")
    insert(kind, making)
    return done
