"""Which acts a page offers on a fact to whoever looks at it, and reading the value that an act was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kechuang.accounts.access import may_confirm, may_dispute, may_keep_records
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.portal.selfcheck_form import UNIT, joined
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.filling import refuse_rounding, wants
from kechuang.registry.facts.subjects import Subject
from kechuang.rules import rows
from kechuang.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Acts:
    """What they may do here. A fact that is worked out is changed in the records it rests on."""

    change: bool = False
    confirm: bool = False
    dispute: bool = False
    resolve: bool = False
    attach: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.change or self.confirm or self.dispute or self.resolve or self.attach


def acts_on(answer: Answer, subject: Subject, actor: Actor) -> Acts:
    """The acts that would not be refused as things stand."""
    fillable = any(not want.field for want in wants(subject, [answer], every=True))
    if answer.raw is None:
        kind, _ = answer.field or (None, "")
        values = {"organisation": subject.key, "code": subject.key}
        may = kind is None or may_keep_records(actor, kind, values).allowed
        return Acts(change=fillable and may)
    if answer.how == "derived" or not answer.rests_on:
        return Acts()
    record, _ = answer.rests_on[0]
    kind, values = type(record), record.values()
    keeps, confirms = (ask(actor, kind, values).allowed for ask in (may_keep_records, may_confirm))
    standing = answer.standing.word
    return Acts(
        change=fillable and keeps and (confirms or standing != "confirmed"),
        confirm=confirms and standing == "reported",
        dispute=may_dispute(actor, kind, values).allowed and standing != "disputed",
        resolve=confirms and standing == "disputed",
        attach=keeps,
    )


def typed_value(fact: Fact, posted: Mapping[str, str], *, blank: bool = False) -> Any:
    """The value of an act's form, with its unit. Raises BadInput where it cannot be read, or is blank unasked."""
    raw = rows.one(fact, typed_text(posted) or None, None, fact.label)
    if raw is None and not blank:
        raise BadInput(
            "fact.blank",
            Sentence("没有填写内容。", "Nothing was filled in."),
            Sentence("请填写后再提交。", "Fill it in and submit again."),
            field="value",
        )
    if raw is not None:
        refuse_rounding(fact, typed_text(posted), raw)
    return raw


def typed_text(posted: Mapping[str, str]) -> str:
    """What was typed as the value, with its unit behind it."""
    given = {"value": posted.get("value", ""), f"value{UNIT}": posted.get(f"value{UNIT}", "")}
    return joined(given).get("value", "")
