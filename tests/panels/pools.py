"""Random pools for the tests of the draw, from one seed."""

from __future__ import annotations

import random

from kechuang.cases.panels.need import Need
from kechuang.cases.panels.protocol import Entry

KINDS = ("technical", "technical", "technical", "financial", "other")


def pool(rng: random.Random, count: int, units: int = 6) -> list[Entry]:
    return [
        Entry(f"{n:03x}{rng.randrange(16**4):04x}", rng.choice(KINDS), rng.random() < 0.4, f"u{rng.randrange(units)}")
        for n in range(count)
    ]


def need(rng: random.Random, size: int) -> Need:
    technical = rng.randint(0, size)
    financial = rng.randint(0, size - technical)
    return Need(size, technical, financial, rng.randint(0, size), rng.choice((0, 0, 1, 2)))
