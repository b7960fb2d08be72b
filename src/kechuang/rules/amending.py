"""A version made from another one: figures written otherwise, clauses dropped, clauses added that compare one fact.

A draft on the site is read this way; so is a policy file that continues an older version with a few changes:

AMENDED = Document("修订办法", "明政办〔2027〕1号", None, ("第三条",))
amends(POLICY, "2027-01-01", AMENDED, written={"rd.2": "6%"}, dropped=("size",), added=(Added(…),))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import quantity
from kechuang.rules.check_trees import check_trees
from kechuang.rules.clauses import Article, Condition, Document
from kechuang.rules.coverage import cited_articles
from kechuang.rules.errors import BadRule, bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.policy import Policy, Version
from kechuang.rules.tree import Node, fact, node
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


@dataclass(frozen=True, slots=True)
class Added:
    """A clause to be added. `figure`: a number with unit, a day, options joined by 、; of a yes or no nothing."""

    code: str
    label: str
    of: Fact
    op: str
    figure: str
    article: str

    @property
    def test(self) -> Node:
        """What it asks. Raises BadInput naming the field (`figure`, `op`)."""
        asked = fact(self.of)
        if self.of.kind == "truth":
            return self._one_of(asked)
        if self.of.kind == "choice":
            return self._one_of(asked.is_(*self._options()))
        if self.op in ("is", "not"):
            raise _bad("op", "数量和日期要比较大小。", "A number or a day is compared: at least, at most.")
        return self._compared(asked, node(self._day()) if self.of.kind == "date" else self._number())

    def _one_of(self, test: Node) -> Node:
        if self.op not in ("is", "not"):
            raise _bad("op", "这项事实不是数量，只能选“是”或“不是”。", "It is no number: choose “is” or “is not”.")
        return test if self.op == "is" else ~test

    def _compared(self, left: Node, right: Node) -> Node:
        if self.op not in ("ge", "gt", "le", "lt"):
            raise _bad("op", "没有这种比较。", "There is no such comparison.")
        return Node(self.op, (left, right), "truth")

    def _options(self) -> list[str]:
        given = [one.strip() for one in self.figure.replace("，", "、").replace(",", "、").split("、") if one.strip()]
        if not given or any(one not in self.of.options for one in given):
            known = "、".join(self.of.options)
            raise _bad("figure", f"请写选项，用顿号隔开：{known}。", f"Write options, joined by 、: {known}.")
        return given

    def _day(self) -> date:
        try:
            return date.fromisoformat(self.figure.strip())
        except ValueError as error:
            raise _bad("figure", "请写日期，例如 2027-01-01。", "Write a day: 2027-01-01.") from error

    def _number(self) -> Node:
        try:
            value, unit = quantity(self.figure)
        except BadInput as error:
            error.fields["field"] = "figure"
            raise
        if unit != self.of.unit:
            wanted = str(self.of.unit)
            raise _bad("figure", f"单位应为{wanted or '比率，例如 35%'}。", f"It is measured in {wanted or 'a ratio'}.")
        return Node("lit", (value,), "number", unit)


def amended(
    base: Version,
    *,
    written: Mapping[str, Fraction] | None = None,
    dropped: Sequence[str] = (),
    added: Sequence[Added] = (),
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
    added: Sequence[Added] = (),
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
