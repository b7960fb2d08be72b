"""Frames of facts: a key and a column for each fact, in the type its kind has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kechuang.kernel.later import pl
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.rules.cells import widest_type


def column(keys: Sequence[str], values: Sequence[Any], name: str) -> pl.DataFrame:
    """A frame of one fact."""
    kind = widest_type(vocabulary()[name].fact.kind)
    return pl.DataFrame({KEY: pl.Series(KEY, keys, pl.String), name: pl.Series(name, values, kind)})


def joined(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Two frames side by side, every key of either kept."""
    return left.join(right, on=KEY, how="full", coalesce=True)


def nothing() -> pl.DataFrame:
    """A frame without rows or facts."""
    return pl.DataFrame(schema={KEY: pl.String})
