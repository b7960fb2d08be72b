"""A policy as a document to read: every version with its clauses in words, tables, figures, periods and coverage.

This module only arranges; how an expression is worded is in `spelled`, how a page looks in `markdown` and the portal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from kechuang.kernel.sentences import Sentence
from kechuang.rules import words
from kechuang.rules.parameters import Citation, Confidence, Parameter
from kechuang.rules.policy import Clock, Condition, Handling, Lever, Policy, ReferenceDate, Subject, Version, flat
from kechuang.rules.spelled import Grid, Spelled, spelled
from kechuang.rules.tree import Node, walk

SUBJECTS: dict[Subject, Sentence] = {
    "enterprise": Sentence("企业", "Enterprises"),
    "platform": Sentence("创新平台", "Platforms"),
    "carrier": Sentence("孵化载体", "Incubation carriers"),
    "park": Sentence("园区", "Parks"),
    "region": Sentence("区域", "Regions"),
    "project": Sentence("项目", "Projects"),
    "contract": Sentence("技术合同", "Technology contracts"),
    "loan": Sentence("贷款", "Loans"),
    "fund": Sentence("基金", "Funds"),
    "body": Sentence("服务机构", "Service bodies"),
}
REFERENCES: dict[ReferenceDate, Sentence] = {
    "application": Sentence("申请之日", "the day of application"),
    "decision": Sentence("认定之日", "the day of decision"),
    "window_end": Sentence("申报截止日", "the last day of the window"),
    "act": Sentence("行为发生之日", "the day of the act"),
    "tax_year": Sentence("纳税年度", "the tax year"),
}
HANDLINGS: dict[Handling, Sentence] = {
    "coded": Sentence("已写成规则", "coded"),
    "manual": Sentence("由人认定", "judged by people"),
    "process": Sentence("办理程序", "procedure"),
    "definition": Sentence("定义", "definition"),
    "outcome": Sentence("结果与效力", "outcome"),
}
CONFIDENCES: dict[Confidence, Sentence] = {
    "K-med": Sentence("待核实", "to be verified"),
    "local": Sentence("本地数值", "local figure"),
    "unknown": Sentence("尚无官方数值", "no official value"),
}
"""What is flagged; the other grades of confidence need no word."""

CHANGES: dict[str, Sentence] = {"added": Sentence("新增", "new"), "dropped": Sentence("取消", "dropped")}
CHANGED = Sentence("修改", "changed")
"""Kinds of change between two versions; every other kind is a change."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition, score, amount, ranking or named quantity in words, with the tables it rests on."""

    code: str
    label: str
    text: str
    grids: tuple[Grid, ...]
    citation: Citation | None
    confidence: Confidence
    evidence: tuple[str, ...] = ()
    manual: bool = False
    soft: bool = False
    of: Fraction | None = None
    """The full mark of a score."""

    parts: tuple[Clause, ...] = ()

    @property
    def rule(self) -> str:
        """The words of the rule where they say more than the label."""
        return "" if self.text == self.label else self.text

    @property
    def flag(self) -> Sentence | None:
        """How sure we are, where a reader should know."""
        return CONFIDENCES.get(self.confidence)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One dated value of a figure of the law, in words; None while nobody has found it."""

    label: str
    since: date
    value: str | None
    citation: Citation
    flag: Sentence | None


@dataclass(frozen=True, slots=True)
class Covered:
    """How one article is handled: in which ways, and by which clauses or notes."""

    document: str
    article: str
    handled: tuple[tuple[Sentence, str], ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version written out. `ends` is the first day on which it is no longer in force."""

    version: Version
    ends: date | None
    conditions: tuple[Clause, ...]
    scores: tuple[Clause, ...]
    amounts: tuple[Clause, ...]
    ranking: Clause | None
    names: tuple[Clause, ...]
    """Quantities that clauses mention by name, each with how it is reckoned."""

    figures: tuple[FigureRow, ...]
    clocks: tuple[Clock, ...]
    levers: tuple[Lever, ...]
    coverage: tuple[Covered, ...]

    @property
    def full_marks(self) -> Fraction:
        """What all scored items can give together."""
        return sum((s.of for s in self.scores if s.of is not None), Fraction(0))


def version_page(policy: Policy, version: Version, policies: Mapping[str, str]) -> VersionPage:
    """A version written out; `policies` are the names of all policies by code, for references between them."""
    pen = _Pen(version, policies)
    conditions = tuple(map(pen.condition, version.conditions))
    scores = tuple(
        pen.clause(s.code, s.label, s.points, s.citation, s.confidence, s.evidence, s.of) for s in version.scores
    )
    amounts = tuple(pen.clause(a.code, a.label, a.value, a.citation, a.confidence) for a in version.amounts)
    ranking = version.ranking
    return VersionPage(
        version,
        policy.ends(version),
        conditions,
        scores,
        amounts,
        pen.clause("ranking", "择优排序", ranking, None, version.confidence) if ranking is not None else None,
        pen.names(),
        tuple(_figures(version)),
        tuple(version.clocks),
        tuple(version.levers),
        tuple(covered(version)),
    )


class _Pen:
    """Writes the clauses of one version and remembers the quantities they mention by name."""

    def __init__(self, version: Version, policies: Mapping[str, str]) -> None:
        self.version, self.policies = version, policies
        self._known = {s.points: s.label for s in version.scores}
        self._mentioned: dict[tuple[str, Node], None] = {}

    def condition(self, of: Condition) -> Clause:
        """A condition; one made of parts is told by them."""
        out = Spelled("由评审人员认定") if of.manual else self._spelled(of.test) if not of.parts else Spelled()
        return Clause(
            of.code,
            of.label,
            out.text,
            tuple(out.grids),
            of.citation,
            of.confidence,
            of.evidence,
            of.manual,
            of.soft,
            parts=tuple(map(self.condition, of.parts)),
        )

    def clause(
        self,
        code: str,
        label: str,
        of: Node,
        citation: Citation | None,
        confidence: Confidence,
        evidence: tuple[str, ...] = (),
        full: Fraction | None = None,
    ) -> Clause:
        """Anything reckoned: a score, an amount, a rank."""
        out = self._spelled(of.args[0] if of.op == "called" and of.args[1] == label else of)
        return Clause(code, label, out.text, tuple(out.grids), citation, confidence, evidence, of=full)

    def names(self) -> tuple[Clause, ...]:
        """The quantities mentioned so far and those they mention in turn."""
        made: dict[tuple[str, Node], Clause] = {}
        while waiting := [key for key in self._mentioned if key not in made]:
            for label, of in waiting:
                made[label, of] = self.clause("", label, of, None, self.version.confidence)
        return tuple(made.values())

    def _spelled(self, of: Node) -> Spelled:
        out = spelled(of, self.policies, self._known)
        self._mentioned |= dict.fromkeys(out.names)
        return out


def policy_names(policies: Sequence[Policy]) -> dict[str, str]:
    """Names by code."""
    return {policy.code: policy.name for policy in policies}


def parameters_of(version: Version) -> list[Parameter]:
    """The figures of the law a version reads, once each, in reading order."""
    return list(_parameters_of(tuple(version.roots)))


@lru_cache(maxsize=1024)
def _parameters_of(roots: tuple[Node, ...]) -> tuple[Parameter, ...]:
    """Trees do not change, a version that is given another condition has other roots: the list of policies asks all."""
    return tuple({n.args[0].name: n.args[0] for n in walk(*roots) if n.op == "param"}.values())


def effects_of(lever: Lever) -> str:
    """What one step of a lever moves: 科技人员＋1人，职工总数＋1人."""
    return "，".join(
        f"{f.label}{'＋' if step > 0 else '－'}{words.amount(abs(step), f.unit)}" for f, step in lever.effects
    )


def _figures(version: Version) -> list[FigureRow]:
    return [
        FigureRow(
            figure.label,
            held.since,
            words.amount(held.value, figure.unit) if held.value is not None else None,
            held.citation,
            CONFIDENCES.get(held.confidence),
        )
        for figure in parameters_of(version)
        for held in figure.values
    ]


def covered(version: Version) -> list[Covered]:
    """Every article the documents list with what answers for it."""
    answers: dict[tuple[str, str], dict[tuple[Sentence, str], None]] = {}

    def add(citation: Citation, handling: Handling, what: str) -> None:
        answers.setdefault((citation.document, citation.article), {})[HANDLINGS[handling], what] = None

    for c in flat(version.conditions):
        add(c.citation, "manual" if c.manual else "coded", c.label)
    for s in version.scores:
        add(s.citation, "coded", s.label)
    for a in version.amounts:
        add(a.citation, "coded", a.label)
    for figure in parameters_of(version):
        for held in figure.values:
            add(held.citation, "coded", figure.label)
    for k in version.clocks:
        add(k.citation, "coded", f"{k.label}（{k.length}{k.kind}）")
    for article in version.articles:
        add(article.citation, article.handling, article.note)
    if version.keeps_accepted:
        add(version.keeps_accepted, "process", "施行前已受理的，按原规定办理")
    return [
        Covered(document.name, article, tuple(answers.get((document.name, article), {})))
        for document in version.documents
        for article in document.articles
    ]
