"""Filters of the pages of accounts."""

from __future__ import annotations

from django import template

from kechuang.portal.role_words import as_what, role_name

register = template.Library()
register.filter("role_name", role_name)
register.filter("as_what", as_what)
