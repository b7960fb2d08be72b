"""Policies by their words: there are few, so they are looked through."""

from __future__ import annotations

from django.urls import reverse

from kechuang.policies import catalogue
from kechuang.portal.found_at import Found
from kechuang.portal.language import page_language, said
from kechuang.search.found_words import parts
from kechuang.search.tokens import folded


def found_policies(query: str) -> list[Found]:
    """Policies whose name, other names or code hold every word; those named so first."""
    words = folded(query).split()
    held = []
    for policy in catalogue():
        name = policy.english if page_language() == "en" else policy.name
        text = folded(" ".join((policy.name, policy.english, policy.code, *policy.aliases)))
        if words and all(word in text for word in words):
            address = reverse("policy", args=[policy.code])
            outside = not all(word in folded(name) for word in words)
            held.append((outside, name, Found(parts(name, words), address, parts(said(policy.grants), words))))
    return [found for _outside, _name, found in sorted(held, key=lambda one: one[:2])]
