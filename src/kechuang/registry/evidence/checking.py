"""Checking the store: every document is there, its bytes still make its hash, and nothing lies there without a row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kechuang.registry.evidence.store import folder, place_of
from kechuang.registry.sources import Evidence


@dataclass(slots=True)
class Checked:
    """How many documents are whole; which are lost or changed; files nobody has a row for."""

    whole: int = 0
    lost: list[Evidence] = field(default_factory=list)
    changed: list[Evidence] = field(default_factory=list)
    strays: list[Path] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Nothing is lost or changed."""
        return not (self.lost or self.changed)


def check(told: Callable[[int], None] = lambda done: None) -> Checked:
    """Read every document once; `told` hears how many are done."""
    found, known = Checked(), set()
    for done, evidence in enumerate(Evidence.objects.order_by("pk").iterator(), 1):
        known.add(evidence.sha256)
        path = place_of(evidence.sha256)
        if not path.is_file():
            found.lost.append(evidence)
        elif _hash_of(path) != evidence.sha256:
            found.changed.append(evidence)
        else:
            found.whole += 1
        told(done)
    found.strays = sorted(p for p in folder().glob("??/*") if p.name not in known)
    return found


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
