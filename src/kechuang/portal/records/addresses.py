"""Addresses of records: a key stands in one step of the path, whatever characters it holds."""

from __future__ import annotations

from django.urls import register_converter, reverse

from kechuang.registry.record import Record


class KeyConverter:
    """A key in a path: `/` is written `~s` and `~` is written `~~`."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """The key that a step of a path stands for."""
        return "~".join(part.replace("~s", "/") for part in value.split("~~"))

    def to_url(self, value: str) -> str:
        """The step of a path that stands for a key."""
        return value.replace("~", "~~").replace("/", "~s")


register_converter(KeyConverter, "key")


def address_of_key(kind: str, key: str) -> str:
    """Where the record of a kind and key is shown; an organisation on its file."""
    if kind == "organisation":
        return reverse("organisation-file", args=[key])
    return reverse("record", args=[kind, key])


def address_of_record(record: Record) -> str:
    """Where a record is shown."""
    return address_of_key(record.kind(), record.key)
