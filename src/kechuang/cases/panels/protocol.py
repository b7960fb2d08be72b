"""The draw as a document: what is committed before, what is revealed after, and each step; canonical and complete.

    commitment   the need, the pool under handles, who was left out and why, hashes of the secret and of the identities,
                 the public source named beforehand, the moment
    revealed     the secret, the salt's owner is the identities file; the value of the public source
    steps        the panel after the draw, and after every recusal

`docs/replay_draw.py` repeats it with nothing but Python's standard library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kechuang.cases.panels.lots import canonical, sha256, ticket
from kechuang.cases.panels.need import Need
from kechuang.cases.panels.selection import completed

FORMAT = "kechuang-draw/1"
Rotation = Literal["none", "fewest"]
"""`fewest`: those drawn fewer times in the last twelve months come first, by lot among themselves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An expert of the pool, under a handle; the unit under a handle too."""

    id: str
    kind: str
    outside: bool
    unit: str
    turns: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An expert who cannot be drawn, and the codes of the reasons; the evidence stands in the identities file."""

    id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicSource:
    """What gives the second half of the seed: named before, known to nobody until `at` (ISO instant)."""

    kind: Literal["log", "announced"]
    words: str
    at: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Everything the draw rests on, published before it. `kept` are members of an earlier draw who stay."""

    case: str
    policy: str
    round: int
    need: Need
    rotation: Rotation
    windows: Mapping[str, int | bool]
    pool: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    identities_sha256: str
    secret_sha256: str
    source: PublicSource
    committed_at: str

    def plain(self) -> dict[str, Any]:
        """Plain JSON, pools sorted by handle."""
        return {
            "format": FORMAT,
            "case": self.case,
            "policy": self.policy,
            "round": self.round,
            "need": self.need.plain(),
            "rotation": self.rotation,
            "windows": dict(self.windows),
            "pool": [asdict(one) for one in sorted(self.pool, key=lambda one: one.id)],
            "kept": [asdict(one) for one in sorted(self.kept, key=lambda one: one.id)],
            "left_out": [
                {"id": one.id, "reasons": list(one.reasons)} for one in sorted(self.left_out, key=lambda one: one.id)
            ],
            "identities_sha256": self.identities_sha256,
            "secret_sha256": self.secret_sha256,
            "source": asdict(self.source),
            "committed_at": self.committed_at,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes."""
        return sha256(canonical(self.plain()))


def order(pool: Iterable[Entry], seed: str, rotation: Rotation) -> list[Entry]:
    """The pool in the order of the lot."""
    return sorted(pool, key=lambda one: (one.turns if rotation == "fewest" else 0, ticket(seed, one.id)))


def panel_after(
    need: Need, pool: Sequence[Entry], kept: Sequence[Entry], seed: str, rotation: Rotation, out: frozenset[str]
) -> list[Entry] | None:
    """The panel once these handles are out: who stays, completed in the order of the lot; None where it cannot be."""
    stay = [one for one in kept if one.id not in out]
    held = {one.id for one in stay} | out
    return completed(need, stay, order((one for one in pool if one.id not in held), seed, rotation))
