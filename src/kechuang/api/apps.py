"""Names the Django app: it brings the template and style of the reference page."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app `api`."""

    name = "kechuang.api"
    label = "api"
