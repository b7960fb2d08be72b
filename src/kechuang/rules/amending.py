"""A version made from another one: figures written otherwise, clauses dropped, clauses added.

A draft on the site is read this way; so is a policy file that continues an older version with a few changes:

AMENDED = Document("修订办法", "明政办〔2027〕1号", None, ("第三条",))
amends(
    POLICY, "2027-01-01", AMENDED, written={"rd.2": "6%"}, dropped=("size",),
    added=(Stated("staff", "职工总数不低于10人", STAFF >= "10人", "第三条"),),
)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import RATIO, Unit, quantity
from kechuang.rules.check_trees import check_trees
from kechuang.rules.clauses import Article, Condition, Document
from kechuang.rules.coverage import cited_articles
from kechuang.rules.errors import BadRule, bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.policy import Policy, Version
from kechuang.rules.tree import Node, all_of, any_of, divided, fact, node
from kechuang.rules.words import text
from kechuang.rules.written_figures import rewritten, written_figures

COMPARISONS = {
    "ge": Sentence("不低于（≥）", "at least (≥)"),
    "gt": Sentence("超过（>）", "more than (>)"),
    "le": Sentence("不超过（≤）", "at most (≤)"),
    "lt": Sentence("低于（<）", "less than (<)"),
    "is": Sentence("是，或属于", "is, or is one of"),
    "not": Sentence("不是，或不属于", "is not, or is none of"),
}
"""How a clause that is added may compare its fact."""
_APART = "、，, "
"""What parts options from one another."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A clause to be added as a policy file states it."""

    code: str
    label: str
    test: Node
    article: str


@dataclass(frozen=True, slots=True)
class Added:
    """A clause to be added as it was typed: one fact compared, or what it is to another one (`of` ÷ `per`).

    `figure`: a number with unit, a day, options joined by 、; of a yes or no nothing. `other`: the fact it is compared
    with in the figure's place; a figure is then the share of that fact (60%), all of it without.
    """

    code: str
    label: str
    of: Fact
    op: str
    figure: str
    article: str
    per: Fact | None = None
    other: Fact | None = None

    @property
    def test(self) -> Node:
        """What it asks. Raises BadInput naming the field (`figure`, `op`, `per`, `other`)."""
        asked = fact(self.of)
        if self.of.kind != "number" and self.per is not None:
            raise _bad("per", "只有数量才能除以另一项。", "Only a number can be divided by another fact.")
        if self.of.kind in ("truth", "choice"):
            if self.other is not None:
                raise _bad("other", "是否和选项不能与另一项比。", "A yes or no, or a choice, is not compared so.")
            return self._one_of(asked if self.of.kind == "truth" else asked.is_(*self.options))
        if self.op in ("is", "not"):
            raise _bad("op", "数量和日期要比较大小。", "A number or a day is compared: at least, at most.")
        if self.per is not None:
            if self.per.kind != "number":
                raise _bad("per", "要除以的必须是数量。", "What it is divided by must be a number.")
            asked = divided(asked, fact(self.per))
        return self._compared(asked, self._beside(asked))

    def _beside(self, asked: Node) -> Node:
        """What it is compared with: another fact or a share of it, else the figure."""
        if self.other is None:
            return node(self.day) if self.of.kind == "date" else self._number(asked.unit)
        beside = fact(self.other)
        if (beside.kind, beside.unit) != (asked.kind, asked.unit) or self.other == self.of:
            wanted = "日期" if asked.kind == "date" else f"以{asked.unit or '比率'}计的另一项"
            raise _bad("other", f"只能与{wanted}比。", "It can be compared only with another fact of its own measure.")
        if not self.figure.strip():
            return beside
        if asked.kind == "date":
            raise _bad("figure", "与另一日期比时不写数值。", "Beside another day there is no figure.")
        return beside * self.share

    @property
    def share(self) -> Fraction:
        """The share of `other`, written as a ratio: 60%, 1.5. Raises BadInput."""
        value, unit = self._quantity()
        if unit != RATIO or value <= 0:
            raise _bad("figure", "请写另一项的比例或倍数，例如 60%。", "Write a share of the other fact, such as 60%.")
        return value

    def _one_of(self, test: Node) -> Node:
        if self.op not in ("is", "not"):
            raise _bad("op", "这项事实不是数量，只能选“是”或“不是”。", "It is no number: choose “is” or “is not”.")
        return test if self.op == "is" else ~test

    def _compared(self, left: Node, right: Node) -> Node:
        if self.op not in ("ge", "gt", "le", "lt"):
            raise _bad("op", "没有这种比较。", "There is no such comparison.")
        return Node(self.op, (left, right), "truth")

    @property
    def options(self) -> list[str]:
        """The options of a choice. Raises BadInput."""
        rest, given = self.figure.strip(_APART), []
        while rest:  # an option may hold a mark that parts options: 农、林、牧、渔业
            fits = [o for o in self.of.options if rest.startswith(o) and rest[len(o) : len(o) + 1] in ("", *_APART)]
            if not fits:
                break
            given.append(max(fits, key=len))
            rest = rest[len(given[-1]) :].strip(_APART)
        if rest or not given:
            known = "、".join(self.of.options)
            raise _bad("figure", f"请写选项，用顿号隔开：{known}。", f"Write options, joined by 、: {known}.")
        return given

    @property
    def day(self) -> date:
        """The day it is compared with. Raises BadInput."""
        try:
            return date.fromisoformat(self.figure.strip())
        except ValueError as error:
            raise _bad("figure", "请写日期，例如 2027-01-01。", "Write a day: 2027-01-01.") from error

    def _number(self, wanted: Unit) -> Node:
        value, unit = self._quantity()
        if unit != wanted:
            raise _bad("figure", f"单位应为{wanted or '比率，例如 35%'}。", f"It is measured in {wanted or 'a ratio'}.")
        return Node("lit", (value,), "number", unit)

    def _quantity(self) -> tuple[Fraction, Unit]:
        try:
            return quantity(self.figure)
        except BadInput as error:
            error.fields["field"] = "figure"
            raise


@dataclass(frozen=True, slots=True)
class Joined:
    """Clauses that are one together: any of them is enough, or all must hold."""

    code: str
    label: str
    join: Literal["any", "all"]
    parts: tuple[Added, ...]
    article: str

    @property
    def test(self) -> Node:
        """What they ask together. Raises BadInput."""
        return (any_of if self.join == "any" else all_of)(*(one.test for one in self.parts))


Clausal = Added | Joined | Stated


def amended(
    base: Version,
    *,
    written: Mapping[str, Fraction] | None = None,
    dropped: Sequence[str] = (),
    added: Sequence[Clausal] = (),
    document: Document | None = None,
    source: Document | None = None,
) -> Version:
    """The version with these changes, its days unchanged. Raises BadInput naming the clause, BadRule where unsound.

    `source` is what new clauses are cited from where no `document` is issued yet.
    A figure, or a clause, that `base` does not have is refused: a change nobody made must not be thought made.
    """
    known = {one.code for one in written_figures(base)}
    if gone := sorted(set(written or ()) - known):
        raise _gone(gone)
    codes = [c.code for c in base.conditions]
    if gone := sorted(set(dropped) - set(codes)):
        raise _gone(gone)
    made = rewritten(base, written) if written else base
    source = document or source or Document("草案", "", None)
    new = [
        Condition(one.code, one.label.strip() or text(one.test), one.test, source(one.article), "local")
        for one in added
    ]
    conditions = [c for c in made.conditions if c.code not in dropped] + new
    if not conditions:
        raise _bad("drop", "至少要留一个条件。", "At least one condition must stay.")
    made = replace(made, conditions=conditions, articles=list(made.articles))
    left = {(d.name, a): d for d in made.documents for a in d.articles}
    for name, article in sorted(set(left) - cited_articles(made)):
        made.articles.append(Article(left[name, article](article), "process", f"由《{source.name}》删去"))
    if document is not None:
        made.documents = (*made.documents, document)
    if dropped or added:
        _sound(made)
    return made


def amends(
    policy: Policy,
    day: str,
    document: Document,
    *,
    written: Mapping[str, str] | None = None,
    dropped: Sequence[str] = (),
    added: Sequence[Clausal] = (),
) -> None:
    """Give the policy a version from `day`: the one before it with these changes. Used at the end of a policy file."""
    before = policy.registered(date.fromisoformat(day))

    def write(version: Version) -> None:
        figures = {code: quantity(figure)[0] for code, figure in (written or {}).items()}
        made = amended(before, written=figures, dropped=dropped, added=added, document=document)
        for name in ("conditions", "scores", "amounts", "levers", "invariants", "articles", "clocks", "ranking"):
            setattr(version, name, getattr(made, name))

    until = before.until.isoformat() if before.until else None
    policy.since(day, documents=(*before.documents, document), until=until, confidence=before.confidence)(write)


def _sound(made: Version) -> None:
    try:
        check_trees(made, made.policy)
    except BadRule as error:
        raise BadInput(
            "draft.unsound",
            error.sentence,
            Sentence("请改动新增的条款，或删去与它矛盾的条款。", "Change what is added, or drop what contradicts it."),
            field="add",
        ) from error


def _gone(codes: list[str]) -> BadRule:
    named = "、".join(codes)
    return bad_rule(
        "draft.gone", f"版本里没有这些条款或数值：{named}。", f"the version has no such clause or figure: {named}."
    )


def _bad(name: str, zh: str, en: str) -> BadInput:
    return BadInput(
        f"draft.{name}", Sentence(zh, en), Sentence("请改正后再测算。", "Put it right and try again."), field=name
    )
