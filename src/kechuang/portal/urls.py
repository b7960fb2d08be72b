"""Addresses of all pages, gathered from the modules of `pages/`."""

from __future__ import annotations

from django.urls import URLPattern

from kechuang.kernel.folders import modules_of
from kechuang.portal import pages


def _written_out_first(pattern: URLPattern) -> list[tuple[bool, str]]:
    """Sort key: `plans/upload/` is asked before `plans/<slug>/`, whatever the modules are called."""
    return [(step.startswith("<"), step) for step in str(pattern.pattern).split("/")]


urlpatterns: list[URLPattern] = sorted(
    (pattern for module in modules_of(pages) for pattern in module.urlpatterns), key=_written_out_first
)
