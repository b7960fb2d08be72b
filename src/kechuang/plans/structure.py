"""Where each paragraph stands: the outline, the tasks with their owners, the safeguards, the plan's period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kechuang.plans.model import Document, Mention, Paragraph, Section, Task

Part = Literal["head", "preamble", "goal", "review", "task", "safeguard", "support", "annex", "tail"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one paragraph stands: in which section, in which task, and in what kind of part of the document.

    `review` is an account of past results, `support` rules for applicants (rewards, conditions): neither promises.
    """

    part: Part
    section: int | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """The skeleton of a plan. `places[i]` belongs to `paragraphs[i]`."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    safeguards: tuple[Task, ...]
    global_participants: tuple[Mention, ...]
    places: tuple[Place, ...]


def structure(document: Document, paragraphs: tuple[Paragraph, ...]) -> Structure:
    """Find sections, tasks, owners and safeguards."""
    return Structure((), (), (), (), tuple(Place("preamble") for _ in paragraphs))
