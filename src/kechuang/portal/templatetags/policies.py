"""Tags of the pages of policies."""

from __future__ import annotations

from functools import cache

from django import template
from django.urls import reverse

from kechuang.policies import catalogue
from kechuang.rules.library import code_of, library
from kechuang.rules.parameters import Citation

register = template.Library()


@cache
def _codes() -> frozenset[str]:
    return frozenset(entry.code for entry in library(catalogue()))


@register.simple_tag
def document_address(source: Citation) -> str:
    """The page of the document that a citation names; empty for one that is not in the library."""
    code = code_of(source.document, source.number)
    return reverse("policy-document", args=[code]) if code in _codes() else ""
