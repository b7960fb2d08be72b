"""Gathers what a paper is drafted from: its lines as the public may see them, what was done, what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kechuang.papers.done import done
from kechuang.papers.issuer import issuer_of
from kechuang.papers.kind import Basis
from kechuang.papers.late import late
from kechuang.papers.span import Span
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Behind, Line, for_public, number_of
from kechuang.supervision.lines import Step, lines, unkept
from kechuang.supervision.models import Plan


def basis(
    plan: Plan,
    span: Span,
    known: AsOf,
    *,
    issuer: str = "",
    unit: str = "",
    letter: str = "",
    step: Step | None = None,
) -> Basis:
    """Papers leave the house: whatever sums over very few organisations is left out of all of them."""
    asof = span.asof(known)
    held = spanned(plan, span, asof, step)
    told = [for_public(line) for line in held]
    behind, made = late(plan, told, asof), done(plan, span, asof)
    return Basis(plan, span, asof, told, made, behind, issuer or issuer_of(plan), unit, letter)


def spanned(plan: Plan, span: Span, asof: AsOf, step: Step | None = None) -> Sequence[Line]:
    """The lines of the last day; over a quarter each carries its number at the end of the quarter before."""
    now = lines(plan, asof, step)
    if not span.quarter:
        return now
    before = span.begins - timedelta(days=1)
    then = {line.ordinal: line for line in lines(plan, asof.at(before), step)}
    return [_since(line, then.get(line.ordinal), before.isoformat()) for line in now]


def unready(plan: Plan, span: Span, known: AsOf) -> int:
    """How many lines have to be worked out first."""
    asof = span.asof(known)
    days = (asof, asof.at(span.begins - timedelta(days=1))) if span.quarter else (asof,)
    return sum(unkept(plan, day) for day in days)


def _since(line: Line, then: Line | None, day: str) -> Line:
    number = number_of(then.number) if then else None
    if line.number is None or number is None:
        return replace(line, month=None, came=None, went=None)
    begun_anew = line.shape == "flow" and then is not None and then.period[:4] != line.period[:4]
    return replace(line, month=Behind(day, 0.0 if begun_anew else float(number)), came=None, went=None)
