"""Names the Django app; the database's own guard over draws and closed sheets is renewed after every migration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReviewsConfig(AppConfig):
    """The app `reviews`."""

    name = "kechuang.reviews"
    label = "reviews"

    def ready(self) -> None:
        from kechuang.reviews.guard import guard_tables

        post_migrate.connect(guard_tables, sender=self)
