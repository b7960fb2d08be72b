"""Retract that a list is complete: it never was; what the statement said holds for no day any more."""

from __future__ import annotations

from kechuang.accounts.access import may_confirm, require
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.declare_complete import list_named
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.facts.completeness import last_said
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact


def retract_complete(code: str, actor: Actor, *, reason: str) -> None:
    """The last statement goes. Raises Refused, BadInput where the list is not said to be complete, Conflict."""
    found = list_named(code)
    values = {"subject": found.subject, "fact": COMPLETE, "value": True}
    require(may_confirm(actor, StatedFact, values), actor, "record.withdrawn", label=found.name.zh)
    standing = last_said(code)
    if standing is None or standing.value is not True:
        raise BadInput(
            "list.not_complete",
            Sentence(f"“{found.name.zh}”没有登记为完整。", f"“{found.name.en}” is not said to be complete."),
            Sentence("没有可撤回的登记。", "There is nothing to retract."),
        )
    withdraw(standing, actor, reason=reason)
