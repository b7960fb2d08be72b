"""Text columns: how much they take, and cutting a text to fit, the same on both databases."""

from __future__ import annotations

from typing import cast

from django.db import models


def limit(model: type[models.Model], column: str) -> int:
    """Largest number of characters of a text column."""
    return cast(int, cast("models.CharField[str, str]", model._meta.get_field(column)).max_length)


def fit(text: str | None, model: type[models.Model], column: str) -> str:
    """The text cut to the column; NUL, which PostgreSQL refuses, becomes the replacement character."""
    return (text or "").replace("\0", "\ufffd")[: limit(model, column)]
