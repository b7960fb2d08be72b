"""What changed between two laws (versions, drafts, days, or two jurisdictions' figures): clause by clause, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from kechuang.kernel.sentences import Sentence
from kechuang.rules import words
from kechuang.rules.figures import Figure, figures_of
from kechuang.rules.law import Law
from kechuang.rules.parameters import Citation, Confidence
from kechuang.rules.policy import Amount, Clock, Condition, Score, flat
from kechuang.rules.tree import Node, replaced, walk

Part = Literal["document", "condition", "score", "amount", "clock", "ranking"]
Kind = Literal["added", "dropped", "figure", "rule", "label", "citation", "evidence", "confidence", "softness"]

_PARTS: dict[Part, Sentence] = {
    "document": Sentence("文件", "document"),
    "condition": Sentence("条件", "condition"),
    "score": Sentence("评分项", "score"),
    "amount": Sentence("金额", "amount"),
    "clock": Sentence("期限", "period"),
    "ranking": Sentence("排序依据", "ranking"),
}


class Clause(Protocol):
    """What conditions, scores, amounts and periods have in common."""

    @property
    def code(self) -> str:
        """The clause's code."""

    @property
    def label(self) -> str:
        """The clause's label."""

    @property
    def citation(self) -> Citation:
        """Where it is written."""

    @property
    def confidence(self) -> Confidence:
        """How sure we are of it."""


_C = TypeVar("_C", bound=Clause)


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that is not the same: `old` and `new` in words, empty where there is none."""

    part: Part
    kind: Kind
    code: str
    label: str
    old: str
    new: str
    said: Sentence


def difference(old: Law, new: Law) -> list[Change]:
    """Every clause that differs, in the order of the new law; what was dropped stands where it is missed."""
    changes = list(_documents(old, new))
    changes += _paired("condition", flat(old.version.conditions), flat(new.version.conditions), _condition(old, new))
    changes += _paired("score", old.version.scores, new.version.scores, _score(old, new))
    changes += _paired("amount", old.version.amounts, new.version.amounts, _amount(old, new))
    changes += _paired("clock", old.version.clocks, new.version.clocks, _clock)
    rank_old, rank_new = (_text(law, law.version.ranking) for law in (old, new))
    if rank_old != rank_new:
        kind: Kind = "rule" if rank_old and rank_new else "added" if rank_new else "dropped"
        changes.append(_change("ranking", kind, "ranking", "择优排序", rank_old, rank_new))
    return changes


def _documents(old: Law, new: Law) -> Iterator[Change]:
    before, after = ({f"《{d.name}》{d.number}": d for d in law.version.documents} for law in (old, new))
    for name in sorted(before.keys() - after.keys()):
        yield _change("document", "dropped", name, before[name].name, name, "")
    for name in sorted(after.keys() - before.keys()):
        yield _change("document", "added", name, after[name].name, "", name)


def _paired(
    part: Part, old: Iterable[_C], new: Iterable[_C], compared: Callable[[_C, _C], Iterator[Change]]
) -> Iterator[Change]:
    """Clauses of one part paired by code."""
    before, after = {c.code: c for c in old}, {c.code: c for c in new}
    for code, clause in before.items():
        if code not in after:
            yield _change(part, "dropped", code, clause.label, f"{clause.label}（{clause.citation}）", "")
    for code, clause in after.items():
        if code not in before:
            yield _change(part, "added", code, clause.label, "", f"{clause.label}（{clause.citation}）")
            continue
        was = before[code]
        yield from compared(was, clause)
        if was.label != clause.label:
            yield _change(part, "label", code, clause.label, was.label, clause.label)
        if was.citation != clause.citation:
            yield _change(part, "citation", code, clause.label, str(was.citation), str(clause.citation))
        if was.confidence != clause.confidence:
            yield _change(part, "confidence", code, clause.label, was.confidence, clause.confidence)


def _condition(old: Law, new: Law) -> Callable[[Condition, Condition], Iterator[Change]]:
    def compared(was: Condition, now: Condition) -> Iterator[Change]:
        if not was.parts and not now.parts:
            yield from _rules("condition", now, _kept(old, was.test), _kept(new, now.test))
        if was.soft != now.soft:
            said = {True: "原则上", False: "必须"}
            yield _change("condition", "softness", now.code, now.label, said[was.soft], said[now.soft])
        yield from _evidence("condition", was, now)

    return compared


def _score(old: Law, new: Law) -> Callable[[Score, Score], Iterator[Change]]:
    def compared(was: Score, now: Score) -> Iterator[Change]:
        yield from _rules("score", now, _kept(old, was.points), _kept(new, now.points))
        if was.of != now.of:
            yield _change("score", "figure", now.code, f"{now.label}满分", f"{was.of}分", f"{now.of}分")
        yield from _evidence("score", was, now)

    return compared


def _amount(old: Law, new: Law) -> Callable[[Amount, Amount], Iterator[Change]]:
    return lambda was, now: _rules("amount", now, _kept(old, was.value), _kept(new, now.value))


def _clock(was: Clock, now: Clock) -> Iterator[Change]:
    if (was.length, was.kind) != (now.length, now.kind):
        yield _change("clock", "figure", now.code, now.label, f"{was.length}{was.kind}", f"{now.length}{now.kind}")


def _evidence(part: Part, was: Condition | Score, now: Condition | Score) -> Iterator[Change]:
    if was.evidence != now.evidence:
        yield _change(part, "evidence", now.code, now.label, "、".join(was.evidence), "、".join(now.evidence))


def _rules(part: Part, clause: Clause, was: Node, now: Node) -> Iterator[Change]:
    """Two rules of one clause: figures that moved where only figures did, the whole rule in words otherwise."""
    if was is now:
        return
    before, after = figures_of(was), figures_of(now)
    if before.shape == after.shape:
        for a, b in zip(before.figures, after.figures, strict=True):
            if a.value != b.value:
                yield _figure(part, clause, a, b)
    else:
        told = words.text(was), words.text(now)
        if told[0] == told[1]:
            told = _hidden(was, now)
        yield _change(part, "rule", clause.code, clause.label, *told)


def _figure(part: Part, clause: Clause, was: Figure, now: Figure) -> Change:
    return _change(part, "figure", clause.code, f"{clause.label}：{now.what}", was.value, now.value)


def _kept(law: Law, root: Node) -> Node:
    """A rule with the figures of the day; the day itself stays open, for it is no part of the law."""
    return law.on_day(root, keep_day=True)


def _hidden(was: Node, now: Node) -> tuple[str, str]:
    """What names hide: the named quantities that are reckoned otherwise, in words; else both rules without names."""
    before, after = _named(was), _named(now)
    labels = [label for label in after if label in before and before[label] != after[label]]
    if labels:
        old, new = ("；".join(f"{label}＝{held[label]}" for label in labels) for held in (before, after))
        return old, new
    return words.text(_unnamed(was)), words.text(_unnamed(now))


def _named(root: Node) -> dict[str, str]:
    """How each named quantity is reckoned, in words, names inside kept."""
    return {n.args[1]: words.text(n.args[0]) for n in walk(root) if n.op == "called"}


def _unnamed(root: Node) -> Node:
    return replaced(root, lambda current, args: args[0] if current.op == "called" else None)


def _text(law: Law, root: Node | None) -> str:
    return words.text(_kept(law, root)) if root is not None else ""


def _change(part: Part, kind: Kind, code: str, label: str, old: str, new: str) -> Change:
    name = _PARTS[part]
    if kind == "added":
        said = Sentence(f"新增{name.zh}：{new or label}", f"New {name.en} {code}: {new or label}")
    elif kind == "dropped":
        said = Sentence(f"取消{name.zh}：{old or label}", f"Dropped {name.en} {code}: {old or label}")
    else:
        what = {
            "figure": Sentence("", ""),
            "rule": Sentence("规则", " (rule)"),
            "label": Sentence("表述", " (wording)"),
            "citation": Sentence("出处", " (citation)"),
            "evidence": Sentence("佐证材料", " (evidence)"),
            "confidence": Sentence("数值可信度", " (confidence)"),
            "softness": Sentence("约束程度", " (how binding)"),
        }[kind]
        none = Sentence(old or "无", old or "nothing"), Sentence(new or "无", new or "nothing")
        said = Sentence(
            f"{name.zh}“{label}”{what.zh}由{none[0].zh}改为{none[1].zh}",
            f"{name.en.capitalize()} {code}{what.en}: {none[0].en} → {none[1].en}",
        )
    return Change(part, kind, code, label, old, new, said)
