"""Certificates and designations: what the organisation holds, for how many more days, and what it held before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from kechuang.portal.language import said
from kechuang.portal.organisations.file import File, Section
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.schemes import scheme_name

SOON = 90
"""Days before its end from which a certificate asks for attention."""


@dataclass(frozen=True, slots=True)
class Held:
    """One certificate; `left` days remain, None where it has no end."""

    row: Certificate
    scheme: str
    address: str
    left: int | None

    @property
    def soon(self) -> bool:
        """Whether its end is near."""
        return self.left is not None and self.left <= SOON


def held_by(file: File) -> list[Held]:
    """The certificates that hold on the day, those that end first before the others."""
    rows = [_held(row, file) for row in file.seen(Certificate)]
    return sorted(rows, key=lambda one: (one.left is None, one.left or 0, one.scheme))


def _held(row: Certificate, file: File) -> Held:
    end: date | None = row.valid_to
    left = (end - file.moment.asof.valid).days if end else None
    address = address_of_key(row.kind(), row.key) + file.moment.query
    return Held(row, said(scheme_name(row.scheme)), address, left)


def _gather(file: File) -> Mapping[str, Any] | None:
    held = held_by(file)
    day = file.moment.asof.valid
    past = [row for row in file.known(Certificate, "-valid_to") if row.valid_to and row.valid_to <= day]
    over = [_held(row, file) for row in past]
    return {"held": held, "over": over} if held or over or file.whole else None


SECTION = Section(10, "certificates", gettext_lazy("证书与称号"), "portal/organisations/certificates.html", _gather)
