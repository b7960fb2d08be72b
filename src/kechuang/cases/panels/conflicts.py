"""Every reason why an expert must not judge an application, with the evidence behind each."""

from __future__ import annotations

from functools import cache

from kechuang.cases.panels import avoidance
from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.kernel.folders import modules_of


@cache
def grounds() -> tuple[Ground, ...]:
    """Every ground of avoidance, in the order in which they are told."""
    return tuple(sorted((module.GROUND for module in modules_of(avoidance)), key=lambda one: one.order))


def conflicts(asked: Asked) -> tuple[Conflict, ...]:
    """All that stands against it, by the order of the grounds; nothing where the expert may judge."""
    return tuple(found for ground in grounds() for found in ground.find(asked))
