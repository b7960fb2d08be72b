"""What fields and their choices are called, in both languages; each said once and kept: lists say them many times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from django.db.models import Field
from django.utils.translation import override

from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import Record


def column(kind: type[Record], name: str) -> Field[Any, Any]:
    """A field of a kind that says something."""
    return cast("Field[Any, Any]", kind._meta.get_field(name))


@cache
def label(field: Field[Any, Any]) -> Sentence:
    """The official term of a field, in both languages."""
    return both(field.verbose_name)


@cache
def choices(field: Field[Any, Any]) -> Mapping[Any, Sentence]:
    """What each value that a field may choose is called; nothing of a field without choices."""
    return {value: both(word) for value, word in field.flatchoices or ()}


def both(lazy: Any) -> Sentence:
    """A translatable word in both languages."""
    with override("zh-hans"):
        zh = str(lazy)
    with override("en"):
        return Sentence(zh, str(lazy))
