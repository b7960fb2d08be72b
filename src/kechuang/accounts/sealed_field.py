"""A column whose text is stored sealed (SM4) and read in the clear: telephones, e-mail, identity and account numbers.

A copy of the database alone does not give them away. They can be shown, not searched. Under a changed secret key the
text stays sealed as it is, shown masked, and is not lost.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from kechuang.accounts.sealing import MARK, seal, unseal


class SealedText(models.TextField):  # type: ignore[type-arg]
    """Text of a person, sealed in the database. An empty text is stored as such."""

    def get_prep_value(self, value: Any) -> Any:
        """For the database."""
        text = super().get_prep_value(value)
        return seal(text) if text and not text.startswith(MARK) else text

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """From the database."""
        try:
            return unseal(value) if value else value
        except ValueError:
            return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is one can be asked."""
        if lookup_name not in ("isnull", "exact"):
            raise TypeError(f"{self.name} is stored sealed: it cannot be searched by {lookup_name}")
        return super().get_lookup(lookup_name)
