"""The expert is an inventor of a right in which the applicant's side has a part, filed or granted not long ago."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.cases.panels.works import in_works
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """One conflict for each right."""
    return in_works(asked, "co_patent", "right", "共同完成知识产权", "is an inventor of")


GROUND = Ground("co_patent", 40, Sentence("共同完成专利等", "Patent or other right in common"), find)
