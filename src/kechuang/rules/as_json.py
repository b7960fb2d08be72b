"""Explanations, ways out and policies as plain JSON values: one shape for the command line and the API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kechuang.rules import words
from kechuang.rules.facts import Fact
from kechuang.rules.law import Explained, Explanation, Granted, Law, Measure, Scored
from kechuang.rules.parameters import Citation, Parameter
from kechuang.rules.policy import Policy, Version, flat
from kechuang.rules.tree import ON, facts_of, walk

if TYPE_CHECKING:
    from kechuang.rules.difference import Change
    from kechuang.rules.gap import Step, Way, WayOut
    from kechuang.rules.undetermined import Undetermined
    from kechuang.rules.worked import Worked


def number(value: Fraction | int | float | None) -> int | float | None:
    """A number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)


def citation(of: Citation) -> dict[str, Any]:
    """Where something is written."""
    dated = of.dated.isoformat() if of.dated else None
    return {"document": of.document, "number": of.number, "article": of.article, "dated": dated}


def fact(of: Fact) -> dict[str, Any]:
    """What a fact is, for whoever must give it."""
    return {
        "name": of.name,
        "label": of.label,
        "kind": of.kind,
        "unit": str(of.unit),
        "definition": of.definition,
        "options": list(of.options),
        "evidence": list(of.evidence),
        "judged": of.judged,
    }


def explanation(found: Explanation) -> dict[str, Any]:
    """The verdict with every condition, score and amount, and what is missing; None is unknown throughout."""
    law = found.law
    ends = law.policy.ends(law.version)
    return {
        "policy": law.policy.code,
        "name": law.policy.name,
        "on": law.day.isoformat(),
        "version": {"since": law.version.since.isoformat(), "until": ends.isoformat() if ends else None},
        "verdict": found.verdict,
        "conditions": [_condition(c) for c in found.conditions],
        "scores": [_score(s) for s in found.scores],
        "total": None if found.total is None else {"least": number(found.total[0]), "most": number(found.total[1])},
        "amounts": [_amount(a) for a in found.amounts],
        "ranked_by": None if law.version.ranking is None else words.text(law.version.ranking),
        "missing": [fact(f) for f in found.missing],
        "to_judge": [fact(f) for f in found.to_judge],
        "unknown_figures": [_figure(p) for p in found.unknown_figures],
    }


def _condition(found: Explained) -> dict[str, Any]:
    condition = found.condition
    return {
        "code": condition.code,
        "label": condition.label,
        "verdict": found.verdict,
        "manual": condition.manual,
        "soft": condition.soft,
        "confidence": condition.confidence,
        "verify": condition.confidence == "K-med",
        "citation": citation(condition.citation),
        "evidence": list(condition.evidence),
        "measures": [_measure(m) for m in found.measures],
        "parts": [_condition(part) for part in found.parts],
    }


def _measure(found: Measure) -> dict[str, Any]:
    value, most = (_plain(side, found.scales[0]) for side in (found.value, found.most))
    return {
        "label": found.label,
        "value": value,
        "most": most,
        "operator": words.SIGNS[found.op],
        "threshold": _plain(found.threshold, found.scales[1]),
        "unit": str(found.unit),
        "distance": number(found.distance),
        "said": found.said(),
    }


def _plain(raw: int | float | date | None, scale: int | None) -> int | float | str | None:
    if isinstance(raw, date):
        return raw.isoformat()
    return number(Fraction(raw, scale) if isinstance(raw, int) and scale else raw)


def _score(found: Scored) -> dict[str, Any]:
    item = found.item
    return {
        "code": item.code,
        "label": item.label,
        "least": number(found.low),
        "most": number(found.high),
        "of": number(item.of),
        "confidence": item.confidence,
        "citation": citation(item.citation),
        "evidence": list(item.evidence),
    }


def _amount(found: Granted) -> dict[str, Any]:
    return {
        "code": found.amount.code,
        "label": found.amount.label,
        "value": number(found.value),
        "unit": str(found.amount.value.unit),
        "said": words.amount(found.value, found.amount.value.unit),
        "confidence": found.amount.confidence,
        "citation": citation(found.amount.citation),
    }


def undetermined(of: Undetermined) -> dict[str, Any]:
    """A figure nobody has found: what it blocks, whom it blocks where that was counted."""
    return {
        "parameter": of.figure.name,
        "label": of.figure.label,
        "unit": of.unit,
        "policies": [p.code for p in of.policies],
        "versions": len(of.blocks),
        "clauses": of.conditions,
        "subjects": of.subjects,
        "alone": of.blocked.alone if of.blocked else None,
        "set_by": list(of.set_by),
        "citation": citation(of.citation),
    }


def _figure(of: Parameter) -> dict[str, Any]:
    last = of.values[-1]
    return {"name": of.name, "label": of.label, "unit": str(of.unit), "citation": citation(last.citation)}


def way_out(found: WayOut) -> dict[str, Any]:
    """What the subject can do: sufficient ways, cheapest first; what only needs time; what cannot be mended."""
    return {
        "ways": [_way(way) for way in found.ways],
        "waits": [
            {"code": w.condition.code, "label": w.condition.label, "ready": w.ready.isoformat()} for w in found.waits
        ],
        "impossible": [{"code": e.condition.code, "label": e.condition.label} for e in found.impossible],
        "first_tell": [fact(f) for f in found.first_tell],
        "assumed": [fact(f) for f in found.assumed],
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "steps": [_step(step) for step in way.steps],
        "cost": number(way.cost),
        "ready": way.ready.isoformat(),
        "needed": [
            {"code": n.condition.code, "points": number(n.points), "more": n.more, "of": number(n.of)}
            for n in way.needed
        ],
        "verdict_after": way.after.verdict,
    }


def _step(step: Step) -> dict[str, Any]:
    changes = [
        {
            "fact": f.name,
            "label": f.label,
            "unit": str(f.unit),
            "from": _plain(was, f.scale) if f.kind == "number" else was,
            "to": _plain(becomes, f.scale) if f.kind == "number" else becomes,
        }
        for f, was, becomes in step.changes
    ]
    return {"label": step.label, "count": step.count, "cost": number(step.cost), "changes": changes}


def changes(old: Law, new: Law, found: Iterable[Change]) -> dict[str, Any]:
    """What changed between two laws, each told by the day asked about and the first day of its version."""
    return {
        "policy": new.policy.code,
        "old": {"on": old.day.isoformat(), "since": old.version.since.isoformat()},
        "new": {"on": new.day.isoformat(), "since": new.version.since.isoformat()},
        "changes": [asdict(change) for change in found],
    }


def policy(of: Policy) -> dict[str, Any]:
    """A policy in a list: its names, its versions with their dates and documents, and how much each asks."""
    return {
        "code": of.code,
        "name": of.name,
        "english": of.english,
        "aliases": list(of.aliases),
        "subject": of.subject,
        "reference": of.reference,
        "grants": {"zh": of.grants.zh, "en": of.grants.en},
        "versions": [_version(of, v) for v in of.versions],
    }


def _version(of: Policy, version: Version) -> dict[str, Any]:
    ends = of.ends(version)
    return {
        "since": version.since.isoformat(),
        "until": ends.isoformat() if ends else None,
        "documents": [{"name": d.name, "number": d.number} for d in version.documents],
        "conditions": len(version.conditions),
        "scores": len(version.scores),
        "amounts": len(version.amounts),
        "facts": len([f for f in facts_of(*version.roots) if f is not ON.args[0]]),
        "unknown_figures": sorted(unknown_figures(version)),
    }


def unknown_figures(version: Version) -> Mapping[str, Parameter]:
    """Figures of a version, by label, that have no official value on its first day or later."""
    figures = {n.args[0] for n in walk(*version.roots) if n.op == "param"}
    return {p.label: p for p in figures if all(v.value is None for v in p.values)}


def shown(of: Policy, version: Version, cases: Iterable[Worked] = ()) -> dict[str, Any]:
    """One version in full: documents, conditions, scores, amounts, periods, facts, and the worked cases given."""
    conditions = [
        {
            "code": c.code,
            "label": c.label,
            "test": words.text(c.test),
            "manual": c.manual,
            "soft": c.soft,
            "confidence": c.confidence,
            "citation": citation(c.citation),
            "evidence": list(c.evidence),
            "parts": [p.code for p in flat(c.parts)],
        }
        for c in version.conditions
    ]
    scores = [
        {"code": s.code, "label": s.label, "of": number(s.of), "citation": citation(s.citation)} for s in version.scores
    ]
    amounts = [
        {"code": a.code, "label": a.label, "value": words.text(a.value), "citation": citation(a.citation)}
        for a in version.amounts
    ]
    clocks = [
        {"code": c.code, "label": c.label, "length": c.length, "kind": c.kind, "citation": citation(c.citation)}
        for c in version.clocks
    ]
    articles = [{"citation": citation(a.citation), "handling": a.handling, "note": a.note} for a in version.articles]
    return policy(of) | {
        "version": _version(of, version),
        "conditions": conditions,
        "scores": scores,
        "amounts": amounts,
        "periods": clocks,
        "articles": articles,
        "facts": [fact(f) for f in facts_of(*version.roots) if f is not ON.args[0]],
        "cases": [_case(one) for one in cases],
    }


def _case(one: Worked) -> dict[str, Any]:
    case = one.case
    return {
        "code": case.code,
        "shows": {"zh": case.shows.zh, "en": case.shows.en},
        "on": case.on.isoformat(),
        "accepted": case.accepted.isoformat() if case.accepted else None,
        "division": case.place or None,
        "figures": dict(case.figures),
        "given": dict(case.given),
        "answers": [
            {"label": a.label, "expected": a.expected, "found": a.found, "agrees": a.agrees, "why": list(a.why)}
            for a in one.answers
        ],
    }
