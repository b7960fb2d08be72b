"""Addresses of the API: the reference page, the description, and everything under v1."""

from __future__ import annotations

from django.urls import path

from kechuang.api.entry import enter
from kechuang.api.reference import description, reference

urlpatterns = [
    path("", reference, name="api-reference"),
    path("v1/openapi.json", description, name="api-description"),
    path("v1/<path:rest>", enter, name="api"),
]
