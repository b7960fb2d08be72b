"""Lists every kind of record, found in the folder `kinds/`."""

from __future__ import annotations

from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.registry import kinds as folder
from kechuang.registry.record import Record


@cache
def kinds() -> dict[str, type[Record]]:
    """Every kind of record by its name."""
    things = (thing for module in modules_of(folder) for thing in vars(module).values())
    found = (t for t in things if isinstance(t, type) and issubclass(t, Record) and not t._meta.abstract)
    return {kind.kind(): kind for kind in found}
