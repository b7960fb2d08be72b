"""Whether a reader may keep records of a kind at all: what offers them the way to a form; the act asks again."""

from __future__ import annotations

from kechuang.accounts.access import KEEP_OWN_RECORDS, KEEP_RECORDS, Verdict, may
from kechuang.accounts.held import Actor
from kechuang.registry.record import Record


def may_keep(reader: Actor, kind: type[Record]) -> Verdict:
    """By their roles, whatever the row."""
    return may(reader, KEEP_OWN_RECORDS if kind.REPORTED else KEEP_RECORDS)
