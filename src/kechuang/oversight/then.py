"""A question or matter as it stood at a pair of moments: its steps are never changed, so every past state is there."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from kechuang.oversight.engine import due_on
from kechuang.oversight.models import Matter, MatterStep
from kechuang.oversight.rule import figures_at
from kechuang.registry.asof import AsOf

_SAID = ("answer", "report")


@dataclass(frozen=True, slots=True)
class Then:
    """The matter with its columns as they were (not to be stored), the steps done until then, and who had it.

    `person` is None where nobody had it, or it was handed over since and the name before is not on record.
    """

    matter: Matter
    steps: tuple[MatterStep, ...]
    unit: str
    person: str | None


def then(matter: Matter, asof: AsOf) -> Then | None:
    """As it stood; None where it was not there yet. Prefetch `steps`, `unit` and `person` for many at once."""
    if matter.made_at > asof.known or matter.asked_on > asof.valid:
        return None
    every = sorted(matter.steps.all(), key=lambda one: one.ordinal)
    done = [one for one in every if one.done_at <= asof.known and one.day <= asof.valid]
    after = every[len(done) :]
    unit, person = matter.unit.name, str(matter.person) if matter.person else None
    if not after:
        return Then(matter, tuple(done), unit, person)
    was = copy(matter)
    was.state, was.version = (done[-1].after, len(done)) if done else (matter.process.start, 0)
    was.entered_on = next((one.day for one in reversed(done) if one.before != one.after), matter.asked_on)
    first = matter.until if was.flow == "request" else None
    was.due = (
        done[-1].due if done else first or due_on(was.flow, was.stage, matter.asked_on, figures_at(matter.made_at))
    )
    was.closed_on = done[-1].day if done and was.stage.final else None
    said = next((one for one in reversed(done) if one.verb in _SAID), None)
    was.answer = said.said if said else ""
    if any(one.verb in _SAID for one in after):
        was.evidence = None  # the file of an answer that was replaced since is not told of as that of this one
    shown = next((one for one in reversed(done) if one.verb == "escalate"), None)
    was.escalated_on = shown.day if shown and shown.day >= was.entered_on else None
    moved = next((one for one in after if one.verb == "reassign"), None)
    if moved or any(one.verb == "hand_over" for one in after):
        person = None
    return Then(was, tuple(done), str(moved.given.get("from", unit)) if moved else unit, person)
