"""A law written down whole as plain JSON, and read back to a law that decides and explains the same.

Everything a verdict rests on is in it: conditions, scores, amounts, levers, the figures of the day with a
jurisdiction's own laid over them, and the policies it refers to. So a decision can be run again when the policy's
file has long been changed. The same law gives the same text, whatever day it is read on between two changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.policy import Amount, Clock, Condition, Document, Lever, Policy, Score, Version
from kechuang.rules.tree import Node, replaced, walk

FORMAT = 1
"""Grows when the form changes; what is written in an earlier form stays readable."""

Plain = dict[str, Any]


def frozen(law: Law) -> Plain:
    """The law as plain JSON values."""
    writer, version, policy = _Writer(law), law.version, law.policy
    ends = policy.ends(version)
    body: Plain = {
        "format": FORMAT,
        "policy": {
            "code": policy.code,
            "name": policy.name,
            "english": policy.english,
            "subject": policy.subject,
            "reference": policy.reference,
            "grants": [policy.grants.zh, policy.grants.en],
        },
        "version": {
            "since": version.since.isoformat(),
            "until": ends.isoformat() if ends else None,
            "confidence": version.confidence,
            "documents": [[d.name, d.number, d.dated.isoformat() if d.dated else None] for d in version.documents],
        },
        "conditions": [writer.condition(c) for c in version.conditions],
        "scores": [
            writer.clause(s) | {"points": writer.node(s.points), "of": str(s.of), "evidence": list(s.evidence)}
            for s in version.scores
        ],
        "amounts": [writer.clause(a) | {"value": writer.node(a.value)} for a in version.amounts],
        "levers": [writer.lever(x) for x in version.levers],
        "invariants": [writer.node(i) for i in version.invariants],
        "ranking": None if version.ranking is None else writer.node(version.ranking),
        "clocks": [writer.clause(c) | {"length": c.length, "kind": c.kind} for c in version.clocks],
    }
    return body | {"facts": writer.facts, "parameters": writer.parameters, "nodes": writer.nodes}


def thawed(body: Plain, day: date) -> Law:
    """The law read back, asked about a day. Raises KeyError or ValueError for what `frozen` did not write."""
    if body["format"] != FORMAT:
        raise ValueError(f"a law in form {body['format']}")
    reader, about, held = _Reader(body), body["policy"], body["version"]
    version = Version(
        about["code"],
        date.fromisoformat(held["since"]),
        date.fromisoformat(held["until"]) if held["until"] else None,
        tuple(Document(name, number, _day(dated)) for name, number, dated in held["documents"]),
        held["confidence"],
        conditions=[reader.condition(c) for c in body["conditions"]],
        scores=[
            Score(**reader.clause(s), points=reader.nodes[s["points"]], of=Fraction(s["of"]), evidence=_texts(s))
            for s in body["scores"]
        ],
        amounts=[Amount(**reader.clause(a), value=reader.nodes[a["value"]]) for a in body["amounts"]],
        levers=[reader.lever(x) for x in body["levers"]],
        invariants=[reader.nodes[i] for i in body["invariants"]],
        clocks=[Clock(**reader.clause(c), length=c["length"], kind=c["kind"]) for c in body["clocks"]],
        ranking=None if body["ranking"] is None else reader.nodes[body["ranking"]],
    )
    policy = Policy(
        about["code"],
        about["name"],
        about["english"],
        about["subject"],
        about["reference"],
        Sentence(*about["grants"]),
        _written=[version],
    )
    return Law(policy, day, version=version)


@dataclass(slots=True)
class _Writer:
    """Nodes, facts and figures as lists; others point to them by their place."""

    law: Law
    nodes: list[Any] = field(default_factory=list)
    facts: list[Any] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    _places: dict[Any, int] = field(default_factory=dict)

    def node(self, root: Node) -> int:
        """The place of an expression, written out with all it is made of."""
        whole = replaced(self.law.resolved(root), self._of_the_day)
        for one in walk(whole):
            if one not in self._places:
                args = [self._arg(a) for a in one.args]
                self._places[one] = len(self.nodes)
                self.nodes.append([one.op, one.kind, _unit(one.unit), args])
        return self._places[whole]

    def condition(self, of: Condition) -> Plain:
        """A condition with its parts."""
        return self.clause(of) | {
            "test": self.node(of.test),
            "evidence": list(of.evidence),
            "manual": of.manual,
            "soft": of.soft,
            "parts": [self.condition(part) for part in of.parts],
        }

    def clause(self, of: Condition | Score | Amount | Clock) -> Plain:
        """What every clause has."""
        cited = of.citation
        source = [cited.document, cited.number, cited.article, cited.dated.isoformat() if cited.dated else None]
        return {"code": of.code, "label": of.label, "citation": source, "confidence": of.confidence}

    def lever(self, of: Lever) -> Plain:
        """A lever; its effects point to facts."""
        return {
            "code": of.code,
            "label": of.label,
            "effects": [[self._fact(f), str(step)] for f, step in of.effects],
            "cost": str(of.cost),
            "most": of.most,
            "months": of.months,
        }

    def _of_the_day(self, current: Node, _args: tuple[Any, ...]) -> Node | None:
        """A figure narrowed to the value in force, a jurisdiction's own before the policy's."""
        if current.op != "param":
            return None
        of: Parameter = self.law.local.get(current.args[0].name, current.args[0])
        held = of.on(self.law.day)
        return Node("param", (Parameter(of.name, of.label, of.unit, (held,) if held else ()),), "number", current.unit)

    def _arg(self, arg: Any) -> Any:
        if isinstance(arg, Node):
            return {"n": self._places[arg]}
        if isinstance(arg, Fact):
            return {"f": self._fact(arg)}
        if isinstance(arg, Parameter):
            return {"p": self._parameter(arg)}
        if isinstance(arg, Fraction):
            return {"q": str(arg)}
        if isinstance(arg, date):
            return {"d": arg.isoformat()}
        if isinstance(arg, tuple):
            return {"t": [self._arg(a) for a in arg]}
        if arg is None or isinstance(arg, bool | int | str):
            return arg
        raise ValueError(f"an argument that cannot be written down: {arg!r}")

    def _fact(self, of: Fact) -> int:
        if of not in self._places:
            self._places[of] = len(self.facts)
            told = {name: getattr(of, name) for name in Fact.__slots__}
            self.facts.append(told | {"unit": _unit(of.unit), "evidence": [*of.evidence], "options": [*of.options]})
        return self._places[of]

    def _parameter(self, of: Parameter) -> int:
        if of not in self._places:
            self._places[of] = len(self.parameters)
            values = [
                {
                    "since": v.since.isoformat(),
                    "value": None if v.value is None else str(v.value),
                    "citation": [
                        v.citation.document,
                        v.citation.number,
                        v.citation.article,
                        v.citation.dated.isoformat() if v.citation.dated else None,
                    ],
                    "confidence": v.confidence,
                }
                for v in of.values
            ]
            self.parameters.append([of.name, of.label, _unit(of.unit), values])
        return self._places[of]


class _Reader:
    """The lists turned back into nodes, facts and figures."""

    def __init__(self, body: Plain) -> None:
        self.facts = [
            Fact(**(f | {"unit": _to_unit(f["unit"]), "evidence": (*f["evidence"],), "options": (*f["options"],)}))
            for f in body["facts"]
        ]
        self.parameters = [
            Parameter(
                name,
                label,
                _to_unit(unit),
                tuple(
                    Dated(
                        date.fromisoformat(v["since"]),
                        None if v["value"] is None else Fraction(v["value"]),
                        _citation(v["citation"]),
                        v["confidence"],
                    )
                    for v in values
                ),
            )
            for name, label, unit, values in body["parameters"]
        ]
        self.nodes: list[Node] = []
        for op, kind, unit, args in body["nodes"]:
            self.nodes.append(Node(op, tuple(self._arg(a) for a in args), kind, _to_unit(unit)))

    def condition(self, of: Plain) -> Condition:
        """A condition with its parts."""
        return Condition(
            **self.clause(of),
            test=self.nodes[of["test"]],
            evidence=_texts(of),
            manual=of["manual"],
            soft=of["soft"],
            parts=tuple(self.condition(part) for part in of["parts"]),
        )

    def clause(self, of: Plain) -> Plain:
        """What every clause has, as arguments."""
        return {
            "code": of["code"],
            "label": of["label"],
            "citation": _citation(of["citation"]),
            "confidence": of["confidence"],
        }

    def lever(self, of: Plain) -> Lever:
        """A lever."""
        effects = tuple((self.facts[i], Fraction(step)) for i, step in of["effects"])
        return Lever(of["code"], of["label"], effects, Fraction(of["cost"]), of["most"], of["months"])

    def _arg(self, arg: Any) -> Any:
        if not isinstance(arg, Mapping):
            return arg
        ((tag, held),) = arg.items()
        if tag == "t":
            return tuple(self._arg(a) for a in held)
        if tag == "q":
            return Fraction(held)
        if tag == "d":
            return date.fromisoformat(held)
        lists: dict[str, list[Any]] = {"n": self.nodes, "f": self.facts, "p": self.parameters}
        return lists[tag][held]


def _unit(of: Unit) -> list[list[Any]]:
    return [[name, power] for name, power in of.dimensions]


def _to_unit(held: Sequence[Sequence[Any]]) -> Unit:
    return Unit(tuple((name, power) for name, power in held))


def _citation(held: Sequence[Any]) -> Citation:
    document, number, article, dated = held
    return Citation(document, number, article, _day(dated))


def _day(held: str | None) -> date | None:
    return date.fromisoformat(held) if held else None


def _texts(of: Plain) -> tuple[str, ...]:
    return tuple(of["evidence"])
