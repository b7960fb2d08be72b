"""Where an organisation applies under a policy: the one place that knows whether, and at which address."""

from __future__ import annotations

from django.urls import reverse

from kechuang.cases.of_policy import open_policies


def application_address(key: str, policy: str) -> str:
    """The address; empty where the policy cannot be applied for here."""
    return reverse("case-apply", args=[key, policy]) if policy in {p.code for p in open_policies()} else ""
