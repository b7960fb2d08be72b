"""How a policy is written: its documents, its versions by date, and what each version asks and grants.

POLICY = Policy("hnte", "高新技术企业认定", "High- and new-technology enterprise", subject="enterprise", …)

@POLICY.since("2016-01-01", documents=(MEASURES,))
def _(v: Version) -> None:
    v.must("staff", "科技人员占比", st_staff / staff >= "10%", MEASURES("第十一条（四）"))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from threading import RLock
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import quantity
from kechuang.rules.cases import Case, pairs
from kechuang.rules.clauses import POINTS as POINTS
from kechuang.rules.clauses import Amount as Amount
from kechuang.rules.clauses import Article as Article
from kechuang.rules.clauses import Clock as Clock
from kechuang.rules.clauses import ClockKind as ClockKind
from kechuang.rules.clauses import Condition as Condition
from kechuang.rules.clauses import Document as Document
from kechuang.rules.clauses import Handling as Handling
from kechuang.rules.clauses import Lever as Lever
from kechuang.rules.clauses import Score as Score
from kechuang.rules.clauses import flat as flat
from kechuang.rules.errors import bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.parameters import Citation, Confidence
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import Node, all_of, fact, is_soft

Subject = Literal["enterprise", "platform", "carrier", "park", "region", "project", "contract", "loan", "fund", "body"]
ReferenceDate = Literal["application", "decision", "window_end", "act", "tax_year"]

_WRITING = RLock()


@dataclass(slots=True)
class Version:
    """One version of a policy, from a day until the next begins (or until `until`, not included)."""

    policy: str
    since: date
    until: date | None
    documents: tuple[Document, ...]
    confidence: Confidence
    conditions: list[Condition] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    levers: list[Lever] = field(default_factory=list)
    invariants: list[Node] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    ranking: Node | None = None
    """What passing subjects are ranked by, largest first, where the text says 择优: passing is not yet approval."""

    keeps_accepted: Citation | None = None
    """The transitional rule by which cases accepted before `since` are finished under the version before."""

    def must(
        self,
        code: str,
        label: str,
        test: Node,
        citation: Citation,
        *,
        confidence: Confidence | None = None,
        evidence: Sequence[str] = (),
        parts: Sequence[Condition] = (),
    ) -> Condition:
        """Add a condition that must hold; one whose test is `soft` says so by itself."""
        made = Condition(
            code,
            label,
            test,
            citation,
            confidence or self.confidence,
            tuple(evidence),
            False,
            is_soft(test),
            tuple(parts),
        )
        self.conditions.append(made)
        return made

    def judge(self, code: str, label: str, citation: Citation, *, evidence: Sequence[str] = ()) -> Condition:
        """Add a condition that only a person can judge; until judged it is unknown."""
        judged = Fact(f"{self.policy}_{code}", "truth", label, judged=True, evidence=tuple(evidence))
        made = Condition(code, label, fact(judged), citation, self.confidence, tuple(evidence), manual=True)
        self.conditions.append(made)
        return made

    def part(
        self,
        code: str,
        label: str,
        test: Node,
        citation: Citation,
        *,
        confidence: Confidence | None = None,
        evidence: Sequence[str] = (),
    ) -> Condition:
        """A condition to be used as one part of another; it does not bind by itself."""
        return Condition(code, label, test, citation, confidence or self.confidence, tuple(evidence))

    def score(
        self,
        code: str,
        label: str,
        points: Node,
        of: int | Fraction,
        citation: Citation,
        *,
        confidence: Confidence | None = None,
        evidence: Sequence[str] = (),
    ) -> Node:
        """Add a scored item and return its points."""
        self.scores.append(
            Score(code, label, points, Fraction(of), citation, confidence or self.confidence, tuple(evidence))
        )
        return points

    @property
    def roots(self) -> list[Node]:
        """Every expression of the version: conditions and their parts, scores, amounts, ranking."""
        ranking = [self.ranking] if self.ranking is not None else []
        return [
            *(c.test for c in flat(self.conditions)),
            *(s.points for s in self.scores),
            *(a.value for a in self.amounts),
            *ranking,
        ]

    @property
    def total(self) -> Node:
        """The sum of the scored items so far."""
        total = self.scores[0].points
        for item in self.scores[1:]:
            total = total + item.points
        return total

    def grant(
        self, code: str, label: str, value: Node, citation: Citation, *, confidence: Confidence | None = None
    ) -> None:
        """Add an amount that the policy grants."""
        self.amounts.append(Amount(code, label, value, citation, confidence or self.confidence))

    def lever(
        self, code: str, label: str, effects: dict[Node, int | Fraction], cost: str, *, most: int, months: int
    ) -> None:
        """Declare a change the subject can decide on; `effects` in base units a step, `cost` in money a step."""
        moved = tuple((n.args[0], Fraction(step)) for n, step in effects.items())
        if fixed := [f.label for f, _ in moved if f.fixed or f.judged]:
            raise bad_rule("rule.lever_fixed", f"不能改变的事实不能作为措施：{fixed}。", f"cannot be a lever: {fixed}.")
        self.levers.append(Lever(code, label, moved, quantity(cost)[0], most, months))

    def clock(
        self,
        code: str,
        label: str,
        length: int,
        kind: ClockKind,
        citation: Citation,
        *,
        confidence: Confidence | None = None,
    ) -> None:
        """Add a period the text sets (公示10个工作日, 有效期3年)."""
        self.clocks.append(Clock(code, label, length, kind, citation, confidence or self.confidence))

    def rank(self, by: Node) -> None:
        """Rank those who pass by a number, largest first."""
        self.ranking = by

    def always(self, *invariants: Node) -> None:
        """Declare what must hold between facts for them to make sense (科技人员 ≤ 职工总数)."""
        self.invariants.extend(invariants)

    def beyond(self, citation: Citation, handling: Handling, note: str) -> None:
        """Say how an article without a condition of its own is handled."""
        self.articles.append(Article(citation, handling, note))

    @property
    def decision(self) -> Node:
        """Yes, no or unknown on the whole: every condition holds."""
        if not self.conditions:
            raise bad_rule("rule.empty", f"{self.policy}没有任何条件。", f"{self.policy} has no condition.")
        return all_of(*(c.test for c in self.conditions))


@dataclass(slots=True)
class Policy:
    """A rule set that grants something. One file in `policies/` holds one of these under the name POLICY."""

    code: str
    name: str
    english: str
    subject: Subject
    reference: ReferenceDate
    grants: Sentence
    aliases: tuple[str, ...] = ()
    procedure: Procedure | None = None
    """How it is applied for; None for what nobody applies for here (a tax rule, a definition)."""
    unrecorded: Sentence | None = None
    """Of one without a procedure: why a grant enters no record here, and what counts it instead."""

    cases: list[Case] = field(default_factory=list)
    _writers: list[tuple[Version, Callable[[Version], None]]] = field(default_factory=list)
    _written: list[Version] = field(default_factory=list)

    @property
    def versions(self) -> list[Version]:
        """Every version, oldest first; written when first asked for, so that a file may go from whole to parts."""
        if not self._written:
            with _WRITING:  # the first requests of a served site come in several threads: each clause is written once
                if not self._written:
                    for version, write in self._writers:
                        write(version)
                    self._written = sorted((version for version, _ in self._writers), key=lambda v: v.since)
        return self._written

    def since(
        self,
        day: str,
        *,
        documents: Sequence[Document],
        until: str | None = None,
        confidence: Confidence = "K-high",
        keeps_accepted: Citation | None = None,
    ) -> Callable[[Callable[[Version], None]], Callable[[Version], None]]:
        """Decorator: the function writes the version in force from `day` (YYYY-MM-DD)."""

        def write(function: Callable[[Version], None]) -> Callable[[Version], None]:
            version = Version(
                self.code,
                date.fromisoformat(day),
                date.fromisoformat(until) if until else None,
                tuple(documents),
                confidence,
                keeps_accepted=keeps_accepted,
            )
            self._writers.append((version, function))
            return function

        return write

    def registered(self, day: date) -> Version:
        """The last version declared so far that begins before a day: what an amendment continues. Raises BadRule."""
        earlier = [version for version, _ in self._writers if version.since < day]
        if not earlier:
            raise bad_rule(
                "policy.nothing_before",
                f"{self.code}在{day}之前没有版本可以修订。",
                f"{self.code} has no version before {day} to amend.",
            )
        return max(earlier, key=lambda v: v.since)

    def case(
        self,
        code: str,
        zh: str,
        en: str,
        *,
        on: str,
        given: str,
        expect: str,
        place: str = "",
        figures: str = "",
        accepted: str = "",
    ) -> None:
        """Add a worked case (see `cases`): what it shows in both languages, its day, its facts, what must come out."""
        taken = date.fromisoformat(accepted) if accepted else None
        self.cases.append(
            Case(
                code,
                Sentence(zh, en),
                date.fromisoformat(on),
                pairs(given),
                pairs(expect),
                place,
                pairs(figures),
                taken,
            )
        )

    def ends(self, version: Version) -> date | None:
        """The first day on which a version is no longer in force; None while it still is."""
        later = [v.since for v in self.versions if v.since > version.since]
        return min([d for d in (version.until, *later) if d], default=None)
