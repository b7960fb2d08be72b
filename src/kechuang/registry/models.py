"""Gathers the tables of the app: sources and evidence, and every kind of record in `kinds/`."""

from __future__ import annotations

from kechuang.kernel.folders import modules_of
from kechuang.registry import kinds
from kechuang.registry.importing.imports import Import, ImportMapping
from kechuang.registry.sources import Evidence, Mark, Proof, Source

__all__ = ("Evidence", "Import", "ImportMapping", "Mark", "Proof", "Source")

modules_of(kinds)
