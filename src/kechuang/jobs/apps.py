"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app `jobs`."""

    name = "kechuang.jobs"
    label = "jobs"
