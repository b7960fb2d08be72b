"""Where an organisation applies under a policy: the one place that knows whether, and at which address."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

PAGE = "case-apply"
"""The page that opens an application; its arguments are the key of the organisation and the code of the policy."""


def application_address(key: str, policy: str) -> str:
    """The address; empty while this site takes no applications."""
    try:
        return reverse(PAGE, args=[key, policy])
    except NoReverseMatch:
        return ""
