"""What a kind of paper is, and what it is drafted from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.papers.content import Content
from kechuang.papers.done import Done
from kechuang.papers.late import Late
from kechuang.papers.span import Span
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line
from kechuang.supervision.models import Plan

About = Literal["month", "quarter", "unit", "letter"]
"""What one has to say to have it drafted: a month, a quarter, a unit and a month, or the letter that is answered."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft is made from. `lines` are of the moments, told as for the public; `unit`, `letter` where asked."""

    plan: Plan
    span: Span
    asof: AsOf
    lines: Sequence[Line]
    done: Done
    late: Sequence[Late]
    issuer: str
    unit: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper: its name, what is asked, who drafts it how."""

    code: str
    name: Sentence
    about: About
    does: Sentence
    draft: Callable[[Basis], Content]
