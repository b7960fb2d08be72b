"""Declare a list complete, or no longer so, from a day on: then what is not on it is *no*, or nought."""

from __future__ import annotations

from datetime import date

from kechuang.accounts.access import may_confirm, require
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.facts.completeness import LISTS, List, last_said
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.registry.record import Record


def declare_complete(code: str, actor: Actor, *, since: date, complete: bool = True, reason: str = "") -> Record:
    """Whoever may confirm facts may say so. Raises Refused, BadInput for an unknown list or one that is so already."""
    found = list_named(code)
    values = {"subject": found.subject, "fact": COMPLETE, "value": complete, "since": since}
    require(may_confirm(actor, StatedFact, values), actor, "record.entered", label=found.name.zh)
    standing = last_said(code)
    if standing is None or (standing.valid_to is not None and since >= standing.valid_to):
        return enter(StatedFact, values, actor, reason=reason)
    if standing.value is complete:
        raise BadInput(
            "list.unchanged",
            Sentence(
                f"“{found.name.zh}”自{standing.valid_from}起已是这样登记。", f"It is so since {standing.valid_from}."
            ),
            Sentence("无需重复登记。", "There is nothing to do."),
            field="since",
        )
    why = reason or ("名录补全" if complete else "名录不再完整")
    return replace(standing, {"value": complete, "since": since}, actor, since=since, reason=why)


def list_named(code: str) -> List:
    """The list of a code. Raises BadInput."""
    found = LISTS.get(code)
    if found is None:
        raise BadInput(
            "list.unknown",
            Sentence(f"没有“{code}”这个名录。", f"There is no list “{code}”."),
            Sentence(f"可选：{'、'.join(LISTS)}。", f"One of: {', '.join(LISTS)}."),
        )
    return found
