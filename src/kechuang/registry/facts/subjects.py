"""Who or what facts are about: an organisation, platform, carrier, contract, project, place, fund, loan; by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.rules.policy import Subject as PolicySubject

SubjectKind = Literal[
    "organisation",
    "platform",
    "incubationcarrier",
    "technologycontract",
    "project",
    "standingstep",
    "region",
    "loan",
    "fund",
]
"""Named like the kind of record that describes it; places and funds have none of their own."""

KINDS: dict[PolicySubject, tuple[SubjectKind, ...]] = {
    "enterprise": ("organisation",),
    "body": ("organisation", "platform"),
    "platform": ("platform",),
    "carrier": ("incubationcarrier",),
    "park": ("standingstep",),
    "region": ("region",),
    "project": ("project",),
    "contract": ("technologycontract",),
    "loan": ("loan",),
    "fund": ("fund",),
}
"""What a policy's subject can be in the records, the usual one first."""

NAMES: dict[SubjectKind, Sentence] = {
    "organisation": Sentence("单位", "organisation"),
    "platform": Sentence("创新平台", "platform"),
    "incubationcarrier": Sentence("孵化载体", "incubation carrier"),
    "technologycontract": Sentence("技术合同", "technology contract"),
    "project": Sentence("科技项目", "project"),
    "standingstep": Sentence("园区", "park"),
    "region": Sentence("地区", "region"),
    "loan": Sentence("贷款", "loan"),
    "fund": Sentence("基金", "fund"),
}


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One subject: its kind and the key of its record (of a place, its division code)."""

    kind: SubjectKind
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @classmethod
    def parse(cls, text: str) -> Subject:
        """From its written form, `organisation:9111…`. Raises BadInput."""
        kind, colon, key = text.partition(":")
        if kind not in NAMES or not colon or not key.strip():
            raise BadInput(
                "subject.unreadable",
                Sentence(f"“{text}”不是一个对象。", f"“{text}” names no subject."),
                Sentence("请写成 种类:主键，如 organisation:9113….", "Write kind:key, such as organisation:9113…."),
                subject=text,
            )
        return cls(kind, key.strip())

    @property
    def record_kind(self) -> type[Record] | None:
        """The kind of record that describes it, if there is one."""
        return kinds().get(self.kind)


def organisation(key: str) -> Subject:
    """An organisation as a subject."""
    return Subject("organisation", key)


def owner_key(subject: Subject) -> str:
    """The key of the organisation the subject belongs to, by the records as they stand; empty where it is not known."""
    if subject.kind == "organisation":
        return subject.key
    kind = subject.record_kind
    if kind is None or not kind.ORGANISATION:
        return ""
    row = kind.objects.standing().filter(key=subject.key).order_by("-valid_from").first()
    return str(getattr(row, kind.ORGANISATION)) if row else ""
