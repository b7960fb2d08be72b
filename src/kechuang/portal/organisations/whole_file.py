"""The file of one organisation put together from every section in `sections/`."""

from __future__ import annotations

from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.portal.organisations import sections as folder
from kechuang.portal.organisations.file import File, Filled, Section


@cache
def sections() -> tuple[Section, ...]:
    """Every section in its order."""
    return tuple(sorted((module.SECTION for module in modules_of(folder)), key=lambda section: section.order))


def filled(file: File) -> list[Filled]:
    """The sections that have something to show."""
    found = ((section, section.gather(file)) for section in sections())
    return [Filled(section, data) for section, data in found if data]
