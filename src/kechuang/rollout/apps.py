"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RolloutConfig(AppConfig):
    """The app `rollout`."""

    name = "kechuang.rollout"
    label = "rollout"
