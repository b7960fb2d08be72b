"""The tables of the app, by what they hold."""

from __future__ import annotations

from kechuang.funds.models.ledger import LedgerAccount, LedgerEntry, LedgerPosting

__all__ = ("LedgerAccount", "LedgerEntry", "LedgerPosting")
