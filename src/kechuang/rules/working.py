"""How an amount comes about, line by line: what it starts from, times what, the caps, and which of them held it.

Only the branches taken are told, each quantity with its value: 利息5万元×比例50%＝2.5万元；上限：余额2万元，按它封顶.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import RATIO, Unit
from kechuang.rules import words
from kechuang.rules.law import Law
from kechuang.rules.lowering import Lowering
from kechuang.rules.policy import Amount
from kechuang.rules.python_reader import Row, compiled
from kechuang.rules.tree import Node, walk

_SIGNS = {"add": ("＋", 1), "sub": ("－", 1), "mul": ("×", 2), "div": ("÷", 2)}
_UNITS = {"元": "yuan", "天": "days", "个月": "months", "月": "months", "年": "years", "人": "people"}
_ENDS = {"min": Sentence("取低者", "the lowest of"), "max": Sentence("取高者", "the highest of")}


def working(law: Law, amount: Amount, row: Row) -> list[Sentence]:
    """The named quantities on the way in their order, the amount itself last; empty where something is unknown."""
    return _Desk(law, amount, row).lines()


class _Desk:
    """One amount of one subject, with the value of everything in it."""

    def __init__(self, law: Law, amount: Amount, row: Row) -> None:
        root, self.label = law.resolved(amount.value), amount.label
        nodes = list(walk(root))
        solved, lowering = [law.on_day(n) for n in nodes], Lowering()
        scales = [lowering.lower(one) for one in solved]
        read = compiled(solved)(row)
        self.values = {
            n: _plain(raw, made.scale if made.type == "int" else None)
            for n, raw, made in zip(nodes, read, scales, strict=True)
        }
        self.known = self.values[root] is not None
        self.root = self._taken(root)
        while self.root.op == "called":
            self.root = self._taken(self.root.args[0])

    def lines(self) -> list[Sentence]:
        if not self.known:
            return []
        told: list[Sentence] = []
        for n in dict.fromkeys(self._named(self.root)):
            inner = self._taken(n.args[0])
            if inner.op not in ("fact", "lit", "param"):
                told.append(self._line(n.args[1], inner))
        return [*told, self._line(self.label, self.root)]

    def _named(self, n: Node, *, whole: bool = True) -> list[Node]:
        """What carries a name in the branches taken, operands first; `whole` where a line tells every cap."""
        found: list[Node] = []
        for operand in n.operands if whole else self._chosen(n):
            found += self._named(self._taken(operand), whole=n.op == "called")
        return [*found, n] if n.op == "called" else found

    def _taken(self, n: Node) -> Node:
        """The branch that the facts take; what is kept from falling below nought, where it does not."""
        while n.op == "if" or (n.op == "max" and _nought(n.args[1]) and self.values[n] == self.values[n.args[0]]):
            n = n.args[0] if n.op == "max" else n.args[1] if self.values[n.args[0]] else n.args[2]
        return n

    def _chosen(self, n: Node) -> list[Node]:
        """The operands that count: of the highest or the lowest, the one that is it."""
        if n.op in _ENDS:
            return [next(a for a in n.args if self.values[a] == self.values[n])]
        return n.operands

    def _line(self, label: str, n: Node) -> Sentence:
        """label＝value：working, with caps told as such."""
        value = self._said(n)
        if n.op == "min":
            base, *caps = (self._taken(a) for a in n.args)
            held = next((c for c in caps if self.values[c] == self.values[n] < self.values[base]), None)
            first, several = self._sum(base), [self._sum(cap) for cap in caps]
            bound = self._name(held) if held is not None else None
            zh = f"{first.zh}；上限：{'、'.join(one.zh for one in several)}，"
            en = f"{first.en}; at most {', '.join(one.en for one in several)}: "
            zh += f"按{bound.zh}封顶" if bound else "没有超过"
            en += f"held to {bound.en}" if bound else "not reached"
        else:
            whole = self._operands(n)
            zh, en = whole.zh, whole.en
        if zh == value.zh:
            return Sentence(f"{label}＝{value.zh}", f"{label} = {value.en}")
        return Sentence(f"{label}＝{value.zh}：{zh}", f"{label} = {value.en}: {en}")

    def _sum(self, n: Node) -> Sentence:
        """An operand written out, with what it comes to where that is not its own text."""
        text = self._operands(n)
        if n.op in _SIGNS:
            value = self._said(n)
            return Sentence(f"{text.zh}＝{value.zh}", f"{text.en} = {value.en}")
        return text

    def _name(self, n: Node) -> Sentence:
        """What a cap is called."""
        text = words.text(n)
        return Sentence(f"“{text}”", f"“{text}”")

    def _operands(self, n: Node, tight: int = 0) -> Sentence:
        n = self._taken(n)
        if n.op in ("add", "sub") and _nought(self._taken(n.args[1])):
            return self._operands(n.args[0], tight)
        if n.op in _SIGNS:
            sign, rank = _SIGNS[n.op]
            left = self._operands(n.args[0], rank)
            right = self._operands(n.args[1], rank if n.op == "mul" else rank + 1)
            zh, en = f"{left.zh}{sign}{right.zh}", f"{left.en} {_ENGLISH[n.op]} {right.en}"
            return Sentence(f"（{zh}）", f"({en})") if rank < tight else Sentence(zh, en)
        if n.op in _ENDS:
            (only,) = self._chosen(n)
            if only.op not in (*_SIGNS, "lit"):
                return self._operands(only, tight)
            parts = [self._sum(self._taken(a)) for a in n.args]
            said = _ENDS[n.op]
            zh = f"{said.zh}（{'、'.join(one.zh for one in parts)}）"
            return Sentence(zh, f"{said.en} ({'; '.join(one.en for one in parts)})")
        value = self._said(n)
        if n.op == "lit":
            return value
        name = words.text(n)
        return Sentence(f"{name}{value.zh}", f"{name} {value.en}")

    def _said(self, n: Node) -> Sentence:
        value = self.values[n]
        if isinstance(value, Fraction):
            return Sentence(_digits(value, n.unit), _english(value, n.unit))
        text = words.value(value, None, n.unit)
        return Sentence(text, text)


_ENGLISH = {"add": "+", "sub": "-", "mul": "×", "div": "÷"}


def _nought(n: Node) -> bool:
    return n.op == "lit" and n.args[0] == 0


def _plain(raw: Any, scale: int | None) -> Any:
    if raw is None or isinstance(raw, bool | str | date):
        return raw
    return Fraction(raw) if scale is None else Fraction(raw, scale)


def _digits(value: Fraction, base: Unit) -> str:
    """Money to the fen, the rest to six places: what is worked out here may be checked by hand."""
    return words.amount(_cut(value), base, 6)


def _english(value: Fraction, base: Unit) -> str:
    value = _cut(value)
    if base == RATIO:
        return words.amount(value, base, 6)
    number = f"{float(value):,.2f}".removesuffix(".00")
    return f"{number} {_UNITS.get(str(base), str(base))}"


def _cut(value: Fraction) -> Fraction:
    """Without the noise of a quotient reckoned in doubles."""
    return Fraction(round(value * 10**9), 10**9)
