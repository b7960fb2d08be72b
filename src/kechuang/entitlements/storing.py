"""Storing outcomes by the hundred thousand: COPY on PostgreSQL, one prepared INSERT on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from kechuang.entitlements.outcomes import Finding, Outcome

_AT_ONCE = 500
"""Numbers of one list in a question: what every database takes."""
_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
"""What COPY reads as marks of its own."""


def store(rows: Iterable[tuple[str, int]], run: int) -> None:
    """Store subject and finding, standing since the run. Call in a transaction."""
    table = connection.ops.quote_name(Outcome._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = [f"{subject.translate(_ESCAPED)}\t{finding}\t{run}\n" for subject, finding in rows]
            with cursor.copy(f"COPY {table} (subject, finding_id, since_id) FROM STDIN") as out:
                out.write("".join(lines))
        else:
            sql = f"INSERT INTO {table} (subject, finding_id, since_id) VALUES (%s, %s, {int(run)})"  # noqa: S608
            cursor.executemany(sql, list(rows))


def close(numbers: Sequence[int], run: int) -> None:
    """End standing outcomes with the run. Call in a transaction."""
    for start in range(0, len(numbers), _AT_ONCE):
        Outcome.objects.filter(pk__in=numbers[start : start + _AT_ONCE], until=None).update(until=run)


def close_those_of(findings: QuerySet[Finding], run: int) -> int:
    """End with the run whatever stands with one of the findings; how many. Findings are few, outcomes millions.

    Asked for by their numbers, so that the index of what stands finds them and no outcome is looked at in vain.
    """
    numbers = list(findings.values_list("pk", flat=True))
    parts = (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
    return sum(Outcome.objects.filter(finding__in=some, until=None).update(until=run) for some in parts)
