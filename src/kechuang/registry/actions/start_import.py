"""Start an import: put a file aside, see how it is laid out, suggest what its columns hold. Nothing is recorded yet."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.registry.importing.folder import Folder
from kechuang.registry.importing.imports import CANCELLED, DONE, UNDONE, WAITING, Import, ImportMapping
from kechuang.registry.importing.layout import Layout
from kechuang.registry.importing.mapping import ColumnMap, heads_hash, known_head, suggested
from kechuang.registry.importing.options import Options
from kechuang.registry.importing.staging import Staged, stage
from kechuang.registry.importing.state import kind_of

DRAFTS_KEPT = timedelta(days=7)
FINISHED_KEPT = timedelta(days=90)
"""How long files stay: of imports nobody confirmed, and of those that came to an end."""


def start_import(
    kind_name: str,
    path: Path,
    name: str,
    actor: Actor,
    *,
    sheet: str = "",
    head_row: int | None = None,
    told: Callable[[int], None] | None = None,
) -> Import:
    """Put the file at `path` aside under its own `name`. Raises Refused, BadInput for what is no table, OSError."""
    kind = kind_of(kind_name)
    require(may_import(actor), actor, "import.confirmed", label=name)
    sweep()
    folder = Folder.new(Path(settings.HOME))
    try:
        sha256 = _copied(path, folder.original)
        staged = stage(folder, lambda text: known_head(kind, text), sheet=sheet, head_row=head_row, told=told)
    except BaseException:
        folder.remove()
        raise
    now = timezone.now()
    return Import.objects.create(
        kind=kind_name,
        file_name=name[-255:],
        sha256=sha256,
        size=folder.original.stat().st_size,
        folder_name=folder.path.name,
        made_by=actor if isinstance(actor, User) else None,
        made_at=now,
        touched_at=now,
        options=Options.of(kind, {}, timezone.localdate()).as_json(),
        **_laid_out(kind_name, staged),
    )


def restage(job: Import, *, sheet: str = "", head_row: int | None = None) -> None:
    """Read the file again with another sheet or row of heads. Raises BadInput; then all stays as it was."""
    kind = kind_of(job.kind)
    staged = stage(job.folder, lambda text: known_head(kind, text), sheet=sheet, head_row=head_row)
    Import.objects.filter(pk=job.pk, state__in=WAITING).update(**_laid_out(job.kind, staged), touched_at=timezone.now())
    job.refresh_from_db()


def layout_of(job: Import) -> Layout:
    """The layout as it was stored."""
    stored = job.layout
    return Layout(
        tuple(stored["heads"]),
        tuple(stored["units"]),
        tuple(stored["head_rows"]),
        stored["first"],
        stored["table_unit"],
    )


def sweep() -> None:
    """Give up drafts nobody confirmed in a week, and clear the files of what ended long ago."""
    now = timezone.now()
    for job in Import.objects.filter(state__in=WAITING, touched_at__lt=now - DRAFTS_KEPT):
        Import.objects.filter(pk=job.pk, state__in=WAITING).update(state=CANCELLED)
        job.folder.remove()
    ended = (DONE, UNDONE, CANCELLED)
    for job in Import.objects.filter(state__in=ended, touched_at__lt=now - FINISHED_KEPT).exclude(size=0):
        job.folder.remove()


def _laid_out(kind_name: str, staged: Staged) -> dict[str, Any]:
    kind, layout = kind_of(kind_name), staged.layout
    kept = ImportMapping.objects.filter(kind=kind_name, heads_hash=heads_hash(layout.heads)).first()
    remembered = ColumnMap.from_json(kept.mapping) if kept else None
    seen = asdict(layout) | {
        "notes": [{"zh": n.zh, "en": n.en} for n in staged.notes],
        "sheets": list(staged.sheets),
        "encoding": staged.encoding,
        "sample": [list(row) for row in staged.sample],
        "remembered": kept is not None,
    }
    return {
        "sheet": staged.sheet,
        "rows": staged.rows,
        "parts": staged.parts,
        "layout": seen,
        "mapping": suggested(kind, layout, remembered).as_json(),
    }


def _copied(path: Path, to: Path) -> str:
    """Copy a file, refused while it is too large, and give its SHA-256."""
    from kechuang.registry.importing.file_kind import refuse_size

    refuse_size(path.stat().st_size)
    shutil.copyfile(path, to)
    with to.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
