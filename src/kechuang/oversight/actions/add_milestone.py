"""Add a milestone that the text does not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.kernel.reasons import given
from kechuang.oversight.breaking_down import owners
from kechuang.oversight.models import Wording
from kechuang.oversight.rewording import add, begin, tell
from kechuang.oversight.wording_rules import cleaned
from kechuang.supervision.models import Task


def add_milestone(task: Task, values: Mapping[str, Any], actor: Actor, *, reason: str) -> Wording:
    """`values` as `wording_rules` takes them, `text` among them. Raises Refused, BadInput."""
    why = given(reason)
    with transaction.atomic():
        act = begin(task, "add", actor, why)
        leads, joins = owners(task)
        fields = {"leads": list(leads), "joins": list(joins), "evidence": "document", "due_stated": True}
        made = add(task, fields | cleaned(task, {"text": "", **values}), act)
        tell(act, [], [made], actor)
    return made
