"""The expert taught, or was taught by, somebody who stands for the applicant."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.cases.panels.ties import of_kinds
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """Supervisor and student stay so."""
    return of_kinds(asked, "teacher", ("teacher",), None)


GROUND = Ground("teacher", 80, Sentence("师生", "Supervisor or student"), find)
