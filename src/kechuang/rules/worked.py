"""A worked case worked out: what came out beside what was expected, and what decided it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kechuang.kernel.units import Unit, measure, quantity
from kechuang.rules import words
from kechuang.rules.bounds import high, low
from kechuang.rules.cases import NONE, TOTAL, VERSION, WHOLE, Case
from kechuang.rules.clocks import last_day
from kechuang.rules.errors import bad_rule
from kechuang.rules.exact import Exact
from kechuang.rules.facts import Fact
from kechuang.rules.law import Explained, Explanation, Law, Local
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.policy import POINTS, Policy, Version
from kechuang.rules.rows import row
from kechuang.rules.tree import Node, facts_of, walk

_NAMED = 6
"""Reasons for an open verdict named at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing a case expects: what was expected and what came out, in words, and what decided it."""

    label: str
    expected: str
    found: str
    agrees: bool
    why: tuple[str, ...] = ()
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """A case worked out. `law` is None where no version was in force on its day."""

    case: Case
    law: Law | None
    facts: tuple[tuple[str, str], ...]
    """Label and value, as written, of the facts that bear on what is expected."""

    answers: tuple[Answer, ...]

    @property
    def agrees(self) -> bool:
        """Whether everything came out as expected."""
        return all(a.agrees for a in self.answers)


def supposed(figures: Mapping[str, str], parameters: Mapping[str, Parameter]) -> Local:
    """Figures that a case supposes some division to have set, as ready to be laid over the policies' own."""
    local: Local = {}
    for name, written in figures.items():
        own = parameters[name]
        value, unit = quantity(written)
        if unit != own.unit:
            raise bad_rule(
                "case.unit", f"算例中“{written}”的单位不符。", f"the unit of “{written}” in a case is wrong."
            )
        held = Dated(date(1949, 10, 1), value, Citation("算例假定"), "local")
        local[name] = Parameter(name, own.label, own.unit, (held,))
    return local


def of_version(cases: Iterable[Worked], policy: Policy, version: Version) -> list[Worked]:
    """The cases a version answers; one from outside the policy's time stands with the first or the last version."""

    def asked(one: Worked) -> Version:
        if one.law:
            return one.law.version
        held = [v for v in policy.versions if v.since <= one.case.on]
        return held[-1] if held else policy.versions[0]

    return [one for one in cases if asked(one) is version]


def worked(case: Case, law: Law | None, facts: Iterable[Fact]) -> Worked:
    """The case under the law of its day; `facts` are all that the policy reads. Raises BadInput, BadRule."""
    if law is None:
        wanted = case.expected.get(VERSION, "")
        return Worked(case, None, (), (Answer("版本", wanted, NONE, wanted == NONE),))
    facts = list(facts)
    subject = row(case.given, facts)
    reader = _Reader(law, law.explain(subject), Exact(subject))
    answers = tuple(reader.answer(key, wanted) for key, wanted in case.expected.items())
    labels, read = {f.name: f.label for f in facts}, reader.read(case.expected)
    told = tuple((labels[name], value or "未填") for name, value in case.given.items() if name in read)
    return Worked(case, law, told, answers)


class _Reader:
    """Answers what a case expects from the explanation of its facts."""

    def __init__(self, law: Law, found: Explanation, exact: Exact) -> None:
        self.law, self.found, self.exact = law, found, exact
        every = [e for top in found.conditions for e in _with_parts(top)]
        self.conditions = {e.condition.code: e for e in every}
        self.scores = {s.item.code: s for s in found.scores}
        self.amounts = {a.amount.code: a for a in found.amounts}

    def read(self, keys: Iterable[str]) -> set[str]:
        """Names of the facts that the things expected rest on."""
        roots: list[Node] = []
        for key in keys:
            if key == WHOLE:
                roots += (c.test for c in self.law.version.conditions)
            elif key == TOTAL:
                roots += (s.points for s in self.law.version.scores)
            elif key in self.conditions:
                roots.append(self.conditions[key].condition.test)
            elif key in self.scores:
                roots.append(self.scores[key].item.points)
            elif key in self.amounts:
                roots.append(self.amounts[key].amount.value)
        return {f.name for f in facts_of(*map(self.law.on_day, roots))}

    def answer(self, key: str, wanted: str) -> Answer:
        found = self.found
        if key == VERSION:
            since = self.law.version.since.isoformat()
            documents = "".join(f"《{d.name}》" for d in self.law.version.documents)
            return Answer("适用的版本", f"自{wanted}起", f"自{since}起", wanted == since, (documents,))
        if key == WHOLE:
            verdict = words.VERDICTS[found.verdict]
            return Answer("结论", wanted, verdict, wanted == verdict, tuple(self._deciding()))
        if key == TOTAL and found.total:
            of = self.law.on_day(self.law.version.total)
            said = tuple(f"{s.item.label} {_range(s.low, s.high, POINTS)}" for s in found.scores)
            return self._number("总分", wanted, *found.total, of.unit, said)
        if (one := self.conditions.get(key)) is not None:
            verdict = words.VERDICTS[one.verdict]
            return Answer(
                one.condition.label, wanted, verdict, wanted == verdict, tuple(_why(one)), one.condition.citation
            )
        if (score := self.scores.get(key)) is not None:
            return self._number(
                score.item.label,
                wanted,
                score.low,
                score.high,
                POINTS,
                self._steps(score.item.points),
                score.item.citation,
            )
        if (granted := self.amounts.get(key)) is not None:
            value, amount = granted.value, granted.amount
            return self._number(
                amount.label, wanted, value, value, amount.value.unit, self._steps(amount.value), amount.citation
            )
        code, at, begins = key.partition("@")
        for clock in self.law.version.clocks if at else ():
            if clock.code == code:
                ends = last_day(clock, date.fromisoformat(begins))
                label = f"{clock.label}，自{begins}起至"
                why = "到年末为止" if clock.kind == "日历年" else f"{clock.length}{clock.kind}，起始当日不计入"
                return Answer(label, wanted, ends.isoformat(), wanted == ends.isoformat(), (why,), clock.citation)
        raise bad_rule(
            "case.unknown_key", f"算例中的“{key}”不是条件、评分项或金额。", f"“{key}” of a case is no clause of it."
        )

    def _number(
        self,
        label: str,
        wanted: str,
        least: Fraction | None,
        most: Fraction | None,
        unit: Unit,
        why: tuple[str, ...],
        citation: Citation | None = None,
    ) -> Answer:
        first, between, last = wanted.partition("～")
        if between and first[-1:].isdecimal():  # 16～18分
            first += last.lstrip("0123456789.")
        agrees = _equal(first, least, unit) and _equal(last or first, most, unit)
        return Answer(label, wanted, _range(least, most, unit), agrees, why, citation)

    def _deciding(self) -> Iterable[str]:
        """The conditions that decide the whole: those that fail, else those left open, else all of them hold."""
        verdict = self.found.verdict
        if verdict is True:
            yield f"{len(self.found.conditions)}条条件全部符合"
            return
        if verdict is None:
            found = self.found
            facts = [f.label for f in (*found.to_judge, *found.missing)]
            open_ = list(dict.fromkeys([*(p.label for p in found.unknown_figures), *facts]))
            yield f"待定的原因：{'、'.join(open_[:_NAMED])}{f'等{len(open_)}项' if len(open_) > _NAMED else ''}"
            return
        for e in self.found.conditions:
            if e.verdict is False:
                said = "；".join(_why(e))
                yield f"{e.condition.label}{f'：{said}' if said else ''}"

    def _steps(self, root: Node) -> tuple[str, ...]:
        """The named and the measured quantities of an expression with their values on these facts; else its words."""
        said: dict[str, str] = {}
        for n in walk(self.law.on_day(root)):
            if n.op == "called" and n.kind == "number":
                said[n.args[1]] = self._value(n)
            elif n.op == "bands" and n.args[0].op not in ("called", "fact"):
                said[words.text(n.args[0])] = self._value(n.args[0])
            elif n.op == "bands" and n.args[0].op == "fact":
                said[n.args[0].args[0].label] = self._value(n.args[0])
        if not said:
            return (words.text(self.law.on_day(root)),)
        return tuple(f"{label} {value}" for label, value in said.items())

    def _value(self, of: Node) -> str:
        return _range(self.exact(low(of)), self.exact(high(of)), of.unit)


def _with_parts(one: Explained) -> Iterable[Explained]:
    yield one
    for part in one.parts:
        yield from _with_parts(part)


def _why(one: Explained) -> Iterable[str]:
    """What was measured; for a condition without a measure, the facts that answer it."""
    for part in one.parts:
        said = "；".join(_why(part))
        yield f"{part.condition.label} {words.VERDICTS[part.verdict]}{f'：{said}' if said else ''}"
    yield from (m.said() for m in one.measures)
    if not one.parts and not one.measures:
        labels = "、".join(f.label for f in facts_of(one.condition.test) if f.name != "on")
        if labels and labels != one.condition.label:
            yield labels


def _range(least: Fraction | None, most: Fraction | None, unit: Unit) -> str:
    if least is None and most is None:
        return words.VERDICTS[None]
    if least == most:
        return words.amount(least, unit)
    return f"{words.amount(least, unit)}～{words.amount(most, unit)}"


def _equal(wanted: str, found: Fraction | None, unit: Unit) -> bool:
    """Whether a number is what was written, to the digits written: 166.67万元 is 500/3 万元."""
    if found is None or wanted == words.VERDICTS[None]:
        return found is None and wanted == words.VERDICTS[None]
    end = len(wanted)
    while end and not (wanted[end - 1].isdecimal() or wanted[end - 1] == "."):
        end -= 1
    factor, base = measure(wanted[end:])
    if base != unit:
        raise bad_rule("case.unit", f"算例中“{wanted}”的单位不符。", f"the unit of “{wanted}” in a case is wrong.")
    written = Decimal(wanted[:end])
    digits = -int(written.as_tuple().exponent)
    scaled = found / factor * 10**digits
    return bool(
        Fraction(written) * 10**digits == (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    )
