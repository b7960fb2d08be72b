"""What a record is called on pages: by its own name, with the names of organisations in place of their keys."""

from __future__ import annotations

from kechuang.accounts.held import Actor
from kechuang.portal.records.cells import names_of
from kechuang.portal.records.columns import NAMES
from kechuang.registry.asof import AsOf
from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record


def called(row: Record, reader: Actor, asof: AsOf, fields: tuple[str, ...] | None = None) -> str:
    """The name; of a record whose name the reader may not see, its key."""
    own = {f.name for f in row.said() if f.name in NAMES}
    if fields is not None and own and not own & set(fields):
        return row.key
    text = str(row)
    keys = {getattr(row, f.name) for f in row.said() if isinstance(f, OrganisationKey)} - {""}
    inside = [key for key in keys if key in text]
    for key, name in (names_of("organisation", inside, reader, asof) if inside else {}).items():
        text = text.replace(key, name)
    return text
