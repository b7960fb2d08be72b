"""What another app does with the cases of a flow: effects of its verbs, more that they ask, items of its form, facts.

Money stands above cases and cannot be imported here: it joins a flow when the site starts (`AppConfig.ready`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kechuang.cases.models import Case
from kechuang.cases.verb import Asked, Effect
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.periods import When
from kechuang.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Item:
    """Something the form asks of the applicant that is no fact about them: what a project is called, what it costs.

    `wan` is money in 万元, `choice` one of the choices (value, label). `wrong` says why a text cannot be taken.
    """

    name: str
    label: Sentence
    kind: Literal["line", "text", "wan", "number", "choice"] = "line"
    required: bool = True
    hint: Sentence | None = None
    choices: tuple[tuple[str, Sentence], ...] = ()
    wrong: Callable[[str], Sentence | None] = lambda text: None


@dataclass(frozen=True, slots=True)
class Joined:
    """What one app brings to a flow. `effects` run after the verb's own, in the same transaction.

    `known` answers facts from records about somebody else whom the form names: those are never typed.
    """

    effects: Mapping[str, Effect]
    asks: Callable[[Case, str], tuple[Asked, ...]] = lambda case, verb: ()
    items: Callable[[Case], tuple[Item, ...]] = lambda case: ()
    known: Callable[[Case, When, Sequence[Fact]], dict[str, Answer]] = lambda case, when, facts: {}


_JOINED: dict[str, Joined] = {}


def join(flow: str, joined: Joined) -> None:
    """Join a flow. Once a flow: a second one would not know of the first."""
    _JOINED[flow] = joined


def effect_of(flow: str, verb: str) -> Effect | None:
    """What is done besides the verb's own effect."""
    held = _JOINED.get(flow)
    return held.effects.get(verb) if held else None


def more_asked(case: Case, verb: str) -> tuple[Asked, ...]:
    """What is given with a verb of this case besides what the verb itself asks."""
    held = _JOINED.get(case.flow)
    return held.asks(case, verb) if held else ()


def items_of(case: Case) -> tuple[Item, ...]:
    """What the form of the case asks besides facts."""
    held = _JOINED.get(case.flow)
    return held.items(case) if held else ()


def known_of(case: Case, when: When, facts: Sequence[Fact]) -> dict[str, Answer]:
    """The facts answered from records about somebody else, by name."""
    held = _JOINED.get(case.flow)
    return held.known(case, when, facts) if held else {}


def typed_items(case: Case) -> dict[str, str]:
    """What stands in the draft of the items."""
    names = [item.name for item in items_of(case)]
    rows = case.answers.filter(superseded_at=None, name__in=names).exclude(text="")
    return dict(rows.values_list("name", "text"))
