"""The expert is kin of somebody who stands for the applicant: spouse, blood within three generations, near in-law."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.cases.panels.ties import of_kinds
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """Kinship does not end with time."""
    return of_kinds(asked, "kin", ("kin",), None)


GROUND = Ground("kin", 70, Sentence("亲属", "Kin"), find)
