"""Import actuals: tables that set promises beside what is published of them, for the page of what became of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.sources import Source
from kechuang.supervision.actuals_table import COLUMNS, Found, LeftOut, read_tables
from kechuang.supervision.public_actual import PublicActual

EVENT = "actuals.imported"


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were added, changed and there already; and those left out."""

    added: int
    changed: int
    same: int
    left_out: tuple[LeftOut, ...]


def import_actuals(folder: Path, actor: Actor) -> Imported:
    """Keep the rows of every such table in the folder, in one act; repeating it changes nothing and leaves no event.

    A folder without such a table is none to complain of. Raises Refused, and BadInput for a table that cannot be read.
    """
    require(may_keep_records(actor, PublicStatistic, {}), actor, EVENT, label=str(folder))
    try:
        rows, left = read_tables(folder)
        hashes = {row.file: sha256((folder / row.file).read_bytes()).hexdigest() for row in rows}
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise BadInput(
            "actuals.unreadable",
            Sentence(f"“{folder}”里的对照表读不出来。", f"A table of actuals in “{folder}” cannot be read."),
            Sentence(f"表头应为 {','.join(COLUMNS)}。", f"Its head should be {','.join(COLUMNS)}."),
            path=str(folder),
        ) from error
    with transaction.atomic():
        stamp = moment()
        held = PublicActual.objects.filter(superseded_at=None)
        standing = {(one.division, one.name, one.period): one for one in held}
        new = [row for row in rows if row.key not in standing]
        changed = [row for row in rows if row.key in standing and not _same(standing[row.key], row)]
        if new or changed:
            old = [standing[row.key].pk for row in changed]
            PublicActual.objects.filter(pk__in=old).update(superseded_at=stamp)
            sources = {file: _source(file, told, actor) for file, told in hashes.items()}
            PublicActual.objects.bulk_create(
                PublicActual(source=sources[row.file], recorded_at=stamp, **row.values) for row in (*new, *changed)
            )
            after = {"added": len(new), "changed": len(changed), "files": hashes}
            first = next(iter(sources.values()))
            tell(EVENT, actor=actor, obj=first, label=first.title, after=after, at=stamp)
    return Imported(len(new), len(changed), len(rows) - len(new) - len(changed), tuple(left))


def _same(held: PublicActual, row: Found) -> bool:
    return all(row.values[name] == value for name, value in held.values().items())


def _source(file: str, told: str, actor: Actor) -> Source:
    title = f"公开数据 {file}"
    found = Source.objects.filter(kind="public", title=title, sha256=told).first()
    return found or Source.objects.create(
        kind="public",
        title=title,
        standing="reported",
        sha256=told,
        made_at=timezone.now(),
        made_by=actor if isinstance(actor, User) else None,
    )
