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
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import RATIO, Unit, quantity, unit
from kechuang.rules.errors import bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.parameters import Citation, Confidence, Dated, Parameter
from kechuang.rules.tree import Node, all_of, fact, node, param

Subject = Literal["enterprise", "platform", "carrier", "park", "region", "project", "contract", "loan", "fund", "body"]
ReferenceDate = Literal["application", "decision", "window_end", "act", "tax_year"]
Handling = Literal["coded", "manual", "process", "definition", "outcome"]


@dataclass(frozen=True, slots=True)
class Document:
    """An official document. Calling it with an article cites that article."""

    name: str
    number: str
    dated: date | None
    articles: tuple[str, ...] = ()
    """The articles (or parts) that this product answers for; each must be cited or handled by every version on it."""

    def __call__(self, article: str) -> Citation:
        """The citation of one article."""
        return Citation(self.name, self.number, article, self.dated)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must hold. `parts` are shown one by one below a condition made of several."""

    code: str
    label: str
    test: Node
    citation: Citation
    confidence: Confidence
    evidence: tuple[str, ...] = ()
    manual: bool = False
    soft: bool = False
    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One scored item with its full mark in points."""

    code: str
    label: str
    points: Node
    of: Fraction
    citation: Citation
    confidence: Confidence
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """Something granted in money or another quantity, once the conditions hold."""

    code: str
    label: str
    value: Node
    citation: Citation
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Lever:
    """A change a subject can decide on: which facts it moves, by how much a step, at what cost, how fast.

    Costs are planning figures of ours, not law: they are shown as such and can be replaced.
    """

    code: str
    label: str
    effects: tuple[tuple[Fact, Fraction], ...]
    cost: Fraction
    most: int
    months: int


@dataclass(frozen=True, slots=True)
class Article:
    """How one article of a document is handled by a version."""

    citation: Citation
    handling: Handling
    note: str


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
    ranking: Node | None = None
    pass_mark: Node | None = None

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
        soft: bool = False,
    ) -> Condition:
        """Add a condition that must hold."""
        made = Condition(
            code, label, test, citation, confidence or self.confidence, tuple(evidence), False, soft, tuple(parts)
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
    _writers: list[tuple[Version, Callable[[Version], None]]] = field(default_factory=list)
    _written: list[Version] = field(default_factory=list)

    @property
    def versions(self) -> list[Version]:
        """Every version, oldest first; written when first asked for, so that a file may go from whole to parts."""
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
    ) -> Callable[[Callable[[Version], None]], Callable[[Version], None]]:
        """Decorator: the function writes the version in force from `day` (YYYY-MM-DD)."""

        def write(function: Callable[[Version], None]) -> Callable[[Version], None]:
            version = Version(
                self.code,
                date.fromisoformat(day),
                date.fromisoformat(until) if until else None,
                tuple(documents),
                confidence,
            )
            self._writers.append((version, function))
            return function

        return write

    def ends(self, version: Version) -> date | None:
        """The first day on which a version is no longer in force; None while it still is."""
        later = [v.since for v in self.versions if v.since > version.since]
        return min([d for d in (version.until, *later) if d], default=None)


def number(name: str, label: str, of: str, definition: str = "", **more: object) -> Node:
    """A numeric fact in the base unit `of` (元, 人, 件; empty for a ratio)."""
    base = unit(of) if of else RATIO
    bound = more.pop("bound", 10**13 if of == "元" else 10**9 if of else 10**6)
    return fact(Fact(name, "number", label, base, definition, bound=bound, **more))  # type: ignore[arg-type]


def money(name: str, label: str, definition: str = "", **more: object) -> Node:
    """An amount of money, kept to the cent."""
    return number(name, label, "元", definition, **more)


def yes_no(name: str, label: str, definition: str = "", **more: object) -> Node:
    """A fact that is yes or no."""
    return fact(Fact(name, "truth", label, RATIO, definition, **more))  # type: ignore[arg-type]


def day(name: str, label: str, definition: str = "", **more: object) -> Node:
    """A date."""
    return fact(Fact(name, "date", label, RATIO, definition, **more))  # type: ignore[arg-type]


def choice(name: str, label: str, options: Sequence[str], definition: str = "", **more: object) -> Node:
    """One of several named options."""
    return fact(Fact(name, "choice", label, RATIO, definition, options=tuple(options), **more))  # type: ignore[arg-type]


def points(name: str, label: str, definition: str = "") -> Node:
    """A score that an expert gives."""
    return fact(Fact(name, "number", label, unit("分"), definition, bound=1000, judged=True))


def years(count: int, make: Callable[[str, str], Node]) -> list[Node]:
    """The same fact for the latest `count` accounting years, latest first: make("_y1", "最近一年") …"""
    spoken = ("最近一年", "前一年", "前两年", "前三年", "前四年")
    return [make(f"_y{i + 1}", spoken[i]) for i in range(count)]


def dated(
    name: str, label: str, of: str, values: dict[str, str | None], citation: Citation, confidence: Confidence
) -> Node:
    """A parameter with its values by day: `dated("cap", "上限", "元", {"2017-01-01": "1000万元"}, …)`.

    None is a figure nobody has found; the rule is undetermined while it counts.
    """
    base = unit(of) if of else RATIO
    held = []
    for day_, written in sorted(values.items()):
        value = None
        if written is not None:
            literal = node(written, base)
            if literal.unit != base:
                raise bad_rule(
                    "rule.units", f"参数{label}的值{written}单位不符。", f"value {written} of {name} is not in {of}."
                )
            value = Fraction(literal.args[0])
        held.append(Dated(date.fromisoformat(day_), value, citation, "unknown" if value is None else confidence))
    return param(Parameter(name, label, base, tuple(held)))


def unknown(name: str, label: str, of: str, citation: Citation) -> Node:
    """A figure the text has but nobody has found: undetermined until an official value is loaded."""
    return dated(name, label, of, {"1949-10-01": None}, citation, "unknown")


def local(name: str, label: str, of: str, citation: Citation) -> Node:
    """A figure each jurisdiction sets for itself; it comes from the jurisdiction's own table."""
    return unknown(name, label, of, citation)


POINTS: Unit = unit("分")
