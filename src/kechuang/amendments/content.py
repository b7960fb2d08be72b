"""What a draft says, as plain values: from when, by which document, figures, clauses dropped and added; worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from kechuang.entitlements.drafted import (
    Drafted,
    Edits,
    draft_of,
    drafted,
    facts_offered,
    rewriting_of,
    written_asked,
)
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.amending import Added, Clausal, Joined
from kechuang.rules.clauses import Document
from kechuang.rules.document import parameters_of
from kechuang.rules.law import version_on
from kechuang.rules.policy import Policy

MOST_ADDED = 20


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause as it was typed: facts by their names, the figure as text (`rules.amending.Added`).

    Rows of one `group` (甲, 乙 …) are one clause together: `join` of the first says whether any is enough or all must
    hold; its article and name are those of the clause.
    """

    fact: str
    op: str
    figure: str = ""
    article: str = ""
    label: str = ""
    per: str = ""
    other: str = ""
    group: str = ""
    join: str = "any"


@dataclass(frozen=True, slots=True)
class Content:
    """One version of a draft. `figures` by name and `written` by code are texts as typed."""

    since: date
    place: str = ""
    document: str = ""
    number: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    added: tuple[NewClause, ...] = ()

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.figures or self.written or self.dropped or self.added)

    def as_json(self) -> dict[str, Any]:
        """For storage."""
        return asdict(self) | {
            "since": self.since.isoformat(),
            "figures": dict(self.figures),
            "written": dict(self.written),
            "dropped": list(self.dropped),
            "added": [asdict(one) for one in self.added],
        }

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Content:
        """As it was stored."""
        return cls(
            **{
                **told,
                "since": date.fromisoformat(told["since"]),
                "dropped": tuple(told["dropped"]),
                "added": tuple(NewClause(**one) for one in told["added"]),
            }
        )


def added_of(policy: Policy, content: Content) -> tuple[Clausal, ...]:
    """The clauses to be added. Raises BadInput whose `field` is `n.K.NAME`, K counted from nought."""
    known = {one.name: one for one in facts_offered(policy.subject)}
    if len(content.added) > MOST_ADDED:
        raise _bad("n.0.fact", f"一份草案最多新增{MOST_ADDED}条。", f"A draft adds {MOST_ADDED} clauses at most.")
    rows: dict[str, list[Added]] = {}
    for place, one in enumerate(content.added):
        found = {name: known.get(getattr(one, name)) for name in ("fact", "per", "other")}
        if gone := next((n for n, f in found.items() if f is None and (n == "fact" or getattr(one, n))), None):
            raise _bad(f"n.{place}.{gone}", "请从表中选一项事实。", "Choose a fact of the list.")
        asked = found["fact"]
        assert asked is not None
        label, article = one.label, one.article or _numbered(place)
        added = Added(f"new_{place + 1}", label, asked, one.op, one.figure, article, found["per"], found["other"])
        try:
            _ = added.test
        except BadInput as error:
            error.fields["field"] = f"n.{place}.{error.fields.get('field', 'figure')}"
            raise
        rows.setdefault(one.group or added.code, []).append(added)
    joins = {one.group: one.join for one in reversed(content.added)}
    return tuple(_together(parts, joins.get(group, "any")) for group, parts in rows.items())


def _together(parts: list[Added], join: str) -> Clausal:
    """Rows of one group as one clause; one row alone is itself."""
    first = parts[0]
    if len(parts) == 1:
        return first
    return Joined(first.code, first.label, "all" if join == "all" else "any", tuple(parts), first.article)


def _numbered(place: int) -> str:
    return f"新增{place + 1}"


def edits_of(policy: Policy, content: Content) -> Edits:
    """What it does to the clauses that stand on its day. Raises BadInput, NotInForce."""
    standing = {one.code for one in version_on(policy, content.since).conditions}
    return Edits(
        rewriting_of(policy, content.written, content.since),
        tuple(code for code in content.dropped if code in standing),
        added_of(policy, content),
        document_of(content),
    )


def worked_out(policy: Policy, content: Content, today: date) -> Drafted | None:
    """Whom it moves, what it costs, by today's records; None where nothing changes. Raises BadInput, NotInForce."""
    figures = draft_of(policy, content.figures, content.since, content.document)
    edits = edits_of(policy, content)
    if not figures and not edits:
        return None
    return drafted(policy, figures, content.since, content.place, today, edits)


def stale(policy: Policy, content: Content) -> list[str]:
    """Figures and clauses it changes that the policy of today no longer has: names and codes. Raises NotInForce."""
    version = version_on(policy, content.since)
    known = {one.code for one in written_asked(policy, content.since)} | {c.code for c in version.conditions}
    known |= {p.name for p in parameters_of(version)}
    return [name for name in (*content.figures, *content.written, *content.dropped) if name not in known]


def document_of(content: Content) -> Document:
    """The document it would be issued as, listing the articles of what it adds, of a group that of its first row."""
    firsts: dict[str, str] = {}
    for place, one in enumerate(content.added):
        firsts.setdefault(one.group or str(place), one.article or _numbered(place))
    return Document(content.document or "修订草案", content.number, None, tuple(dict.fromkeys(firsts.values())))


def _bad(name: str, zh: str, en: str) -> BadInput:
    return BadInput(
        "draft.added", Sentence(zh, en), Sentence("请改正后再测算。", "Put it right and try again."), field=name
    )
