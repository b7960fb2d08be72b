"""What an officer sees before acting on an application: how the rule comes out today, which documents are not there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kechuang.cases.models import Case
from kechuang.cases.of_policy import law_of
from kechuang.cases.sheet import found_of
from kechuang.portal.calls.shown import call_of
from kechuang.portal.cases.form import wanted_of
from kechuang.portal.selfcheck_result import Answer, answered
from kechuang.registry.facts.answers import row_of

WEIGHING = frozenset({"accept", "admit", "decide"})
"""Verbs before which it is looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The rule on the facts of now, None where no policy is applied for; the documents it asks for and nobody gave."""

    answer: Answer | None
    absent: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """What would have to come to be complete, each in words: facts the rule needs, then documents."""
        facts = self.answer.missing if self.answer else ()
        return (*(fact.label for fact in facts if not fact.judged), *self.absent)

    @property
    def failing(self) -> tuple[str, ...]:
        """The conditions that are not met."""
        rows = self.answer.conditions if self.answer else ()
        return tuple(row.explained.condition.label for row in rows if row.explained.verdict is False)


def checked(case: Case, possible: Collection[str]) -> Checked | None:
    """Of a case that the office may weigh now, by the verbs that are possible; None of every other."""
    if WEIGHING.isdisjoint(possible) or case.stage.holder != "office" or not (case.policy or case.call):
        return None
    law, call = law_of(case), call_of(case)
    answer = answered(law, row_of(found_of(case, law)[1])) if law is not None else None
    wanted = wanted_of(case, law, call.documents if call else ())
    return Checked(answer, tuple(one.label for one in wanted if not one.documents))


def reason_for(do: str, of: Checked | None) -> str:
    """What the reason may begin with: what is missing, or why the rule says no; the officer goes on from there."""
    if of is None:
        return ""
    if do == "send_back" and of.lacking:
        return "请补充：\n" + "\n".join(f"{n}. {label}" for n, label in enumerate(of.lacking, 1))
    if do == "refuse" and of.failing:
        return "按规则不符合：\n" + "\n".join(f"{n}. {label}" for n, label in enumerate(of.failing, 1))
    return ""
