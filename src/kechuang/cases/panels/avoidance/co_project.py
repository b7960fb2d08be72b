"""The expert and the applicant's side have worked in one project, not long ago."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.cases.panels.ties import of_kinds
from kechuang.cases.panels.works import in_works
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """Projects of the applicant's side that name the expert, and projects in common that somebody declared."""
    yield from in_works(asked, "co_project", "project", "共同参加科技项目", "took part in the project")
    yield from of_kinds(asked, "co_project", ("coproject",), asked.windows.together)


GROUND = Ground("co_project", 30, Sentence("共同承担项目", "Project in common"), find)
