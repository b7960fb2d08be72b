"""Loads Django for commands that need to know the kinds of records but touch no database and make no data folder."""

from __future__ import annotations

import os


def models_only() -> None:
    """Make the models known; nothing is written."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kechuang.config.settings")
    django.setup()
