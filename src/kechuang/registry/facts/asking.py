"""Which facts of which subject somebody asks for, in words from an address or a command."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS, NAMES, Subject
from kechuang.registry.facts.vocabulary import facts_asked_of
from kechuang.registry.record import Record
from kechuang.rules.law import Law

STATES = {
    "known": Sentence("已有", "known"),
    "stale": Sentence("过期", "stale"),
    "missing": Sentence("缺少", "missing"),
    "disputed": Sentence("有异议", "disputed"),
}
"""What answers may be filtered by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A subject, the law asked about (None: every fact), the moments, and the answers that fit the filter."""

    subject: Subject
    record: Record | None
    law: Law | None
    when: When
    answers: tuple[Answer, ...]
    counts: dict[str, int]
    """How many answers there are of each state, filtered or not."""


def asked_of(key: str, as_of: str = "", known: str = "", policy: str | None = None, state: str = "") -> Asked:
    """The answers of a subject (a credit code alone is an organisation's). Raises BadInput."""
    if state and state not in STATES:
        raise BadInput(
            "facts.state",
            Sentence(f"没有“{state}”这种状态。", f"There is no state “{state}”."),
            Sentence(f"可选：{'、'.join(STATES)}。", f"One of: {', '.join(STATES)}."),
        )
    subject = Subject.parse(key if ":" in key else f"organisation:{key}")
    asof = AsOf.asked(as_of, known)
    law = catalogue().law(policy, asof.valid) if policy else None
    if law is not None and subject.kind not in KINDS[law.policy.subject]:
        asks = NAMES[KINDS[law.policy.subject][0]]
        raise BadInput(
            "facts.other_subject",
            Sentence(f"《{law.policy.name}》问的是{asks.zh}。", f"{law.policy.code} asks about {asks.en}."),
            Sentence("请换一个对象或政策。", "Give another subject or policy."),
        )
    record = described(subject, asof)
    when = When.of(asof, law.policy if law else None)
    found = answers(subject, when, law.facts if law else facts_asked_of(subject.kind))
    every = tuple(found.values())
    counts = {name: sum(in_state(answer, name) for answer in every) for name in STATES}
    return Asked(subject, record, law, when, tuple(a for a in every if not state or in_state(a, state)), counts)


def in_state(answer: Answer, state: str) -> bool:
    """Whether an answer is of a state; a disputed one is known too."""
    return answer.disputed if state == "disputed" else answer.state == state


def described(subject: Subject, asof: AsOf) -> Record | None:
    """The record of a subject on the day, else the latest known. Raises BadInput where it lacks one it should have."""
    kind = subject.record_kind
    if kind is None:
        return None
    rows = kind.objects.known(asof).filter(key=subject.key).select_related("source").order_by("valid_from")
    found: Record | None = rows.as_of(asof).last() or rows.last()
    if found is None:
        name = NAMES[subject.kind]
        raise BadInput(
            "subject.not_found",
            Sentence(f"没有代码为“{subject.key}”的{name.zh}。", f"There is no {name.en} “{subject.key}”."),
            Sentence("请检查代码；没有登记的请先录入。", "Check the code; enter it first where it is new."),
            subject=str(subject),
        )
    return found
