"""Import public facts: published figures of a real place and its province, as public statistics with their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.laying_down import lay_down
from kechuang.registry.public_facts import FILES, Figure, Skipped, read_folder
from kechuang.registry.sources import Source

EVENT = "public_facts.imported"
_CHANGED = "公开数据表中的数已改"


@dataclass(frozen=True, slots=True)
class Imported:
    """How many figures were added, put right and there already; and the rows left out, each with its reason."""

    added: int
    corrected: int
    same: int
    skipped: tuple[Skipped, ...]


def import_public_facts(folder: Path, actor: Actor) -> Imported:
    """Keep every figure of the folder, in one act; repeating it changes nothing and leaves no event.

    A figure that the tables now give otherwise is corrected; one that somebody entered or put right by other means
    is left as it is. Raises Refused, and BadInput where the folder holds no such tables.
    """
    require(may_keep_records(actor, PublicStatistic, {}), actor, EVENT, label=str(folder))
    try:
        figures, skipped = read_folder(folder)
        hashes = {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    except (OSError, UnicodeDecodeError, KeyError, ValueError) as error:
        raise _unreadable(folder, error) from error
    with transaction.atomic():
        stamp = moment()
        new, changed, same = _compared(figures, skipped)
        if new or changed:
            _store(new, changed, hashes, actor, stamp)
            after = {
                "added": len(new),
                "corrected": len(changed),
                "same": same,
                "skipped": len(skipped),
                "files": hashes,
            }
            tell(EVENT, actor=actor, obj=_source(FILES[0], hashes, actor), label="公开数据", after=after, at=stamp)
    return Imported(len(new), len(changed), same, tuple(skipped))


def _compared(
    figures: Iterable[Figure], skipped: list[Skipped]
) -> tuple[list[Figure], list[tuple[PublicStatistic, Figure]], int]:
    """New figures, standing records that now read otherwise, and how many are there as they are."""
    series = {figure.key[0] for figure in figures}
    rows = PublicStatistic.objects.standing().filter(series__in=series).select_related("source")
    standing = {(row.series, row.division, row.period): row for row in rows}
    new: list[Figure] = []
    changed: list[tuple[PublicStatistic, Figure]] = []
    same = 0
    for figure in figures:
        row = standing.get(figure.key)
        if row is None:
            new.append(figure)
        elif all(row.values()[name] == value for name, value in figure.values.items()):
            same += 1
        elif row.source.kind == "public" and row.source.title == _title(figure.file):
            changed.append((row, figure))
        else:
            why = Sentence("已有别处录入的数，未作改动。", "A figure from elsewhere is kept as it is.")
            skipped.append(Skipped(figure.file, figure.row, str(figure.values["label"]), why))
    return new, changed, same


def _store(
    new: list[Figure],
    changed: list[tuple[PublicStatistic, Figure]],
    hashes: dict[str, str],
    actor: Actor,
    stamp: datetime,
) -> None:
    old = [row.pk for row, _ in changed]
    PublicStatistic.objects.filter(pk__in=old, superseded_at=None).update(superseded_at=stamp)
    for name in FILES:
        origin: dict[str, Any] = {"actor": actor, "source": _source(name, hashes, actor), "stamp": stamp}
        lay_down(PublicStatistic, [figure.values for figure in new if figure.file == name], **origin)
        put_right = [figure.values for _, figure in changed if figure.file == name]
        lay_down(PublicStatistic, put_right, reason=_CHANGED, **origin)


def _source(name: str, hashes: dict[str, str], actor: Actor) -> Source:
    """The source of one file as it is now; yearbooks are confirmed, the press reports."""
    standing = "confirmed" if name.endswith("series_long.csv") else "reported"
    found = Source.objects.filter(kind="public", title=_title(name), sha256=hashes[name]).first()
    return found or Source.objects.create(
        kind="public",
        title=_title(name),
        standing=standing,
        sha256=hashes[name],
        made_at=timezone.now(),
        made_by=actor if isinstance(actor, User) else None,
    )


def _title(name: str) -> str:
    return f"公开数据 {name}"


def _unreadable(folder: Path, error: Exception) -> BadInput:
    said = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return BadInput(
        "public_facts.unreadable",
        Sentence(
            f"“{folder}”里读不出公开数据表（{said}）。",
            f"“{folder}” holds no readable tables of public figures ({said}).",
        ),
        Sentence(f"应有 {'、'.join(FILES)}。", f"It should hold {', '.join(FILES)}."),
        path=str(folder),
    )
