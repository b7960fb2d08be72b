"""Fill in: what somebody says of a subject goes to the record where it is kept, as an entry or as a correction."""

from __future__ import annotations

from datetime import date
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.facts.filling import Filling
from kechuang.registry.record import Record
from kechuang.registry.writing import given

FILLED_IN = "补填"
"""The reason of a correction that only says what was not known before."""


def fill_in(filling: Filling, actor: Actor, *, on: date, reason: str = "", since: date | None = None) -> Record:
    """Write what was filled in to its place, which holds on the day `on`; one act, one event.

    What was unknown needs no reason; a known value that changes does. `since`: it changed on that day and was right
    before. Raises what `enter`, `correct` and `replace` raise, and BadInput where nothing changes.
    """
    place = filling.place
    standing = list(place.kind.objects.standing().filter(key=place.key).order_by("valid_from"))
    row = next((r for r in standing if "year" in place.kind.KEY or _holds(r, on)), None)
    if row is None:
        later = next((r.valid_from for r in standing if r.valid_from > on), None)
        if not place.start:
            raise BadInput(
                "fact.no_record",
                Sentence("这个对象当日没有登记。", "There is no record of it on that day."),
                Sentence("请先录入，或换一个基准日。", "Enter it first, or ask for another day."),
            )
        return enter(place.kind, dict(place.start) | filling.values, actor, valid_to=later, reason=reason)
    changes = {name: value for name, value in filling.values.items() if _held(row, name) != value}
    if not changes:
        raise BadInput(
            "fact.unchanged",
            Sentence("与现有的内容相同。", "It is what is held already."),
            Sentence("无需重复填写。", "It need not be filled in again."),
        )
    news = all(_held(row, name) in (None, "") for name in changes)
    why = reason.strip() or (FILLED_IN if news else given(reason))
    if since is not None:
        return replace(row, changes, actor, since=since, reason=why)
    return correct(row, changes, actor, reason=why)


def _holds(row: Record, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or row.valid_to > on)


def _held(row: Record, name: str) -> Any:
    return getattr(row, name)
