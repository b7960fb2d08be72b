"""What another app does with the cases of a flow: effects of its verbs, more that they ask, items of its form, facts.

Money stands above cases and cannot be imported here: it joins a flow when the site starts (`AppConfig.ready`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import QuerySet

from kechuang.cases.models import Case, Decision, DraftAnswer
from kechuang.cases.verb import Asked, Doing, Effect
from kechuang.kernel.sentences import Sentence
from kechuang.questions.composed import composed
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
class Reckoned:
    """An amount that was frozen with a decision, run again; in fen, None is undetermined.

    `again` comes from the frozen inputs, `today` from the terms and the rule of the day asked for (`today_said` is None
    where there is no rule). `differs` are the inputs that stand otherwise on that day: name, then, now. `placed` is
    whether a ranking, where one was frozen, puts it in the place it had.
    """

    then: int | None
    then_said: Sentence
    again: int | None
    today: int | None
    today_said: Sentence | None
    differs: tuple[tuple[Sentence, str, str], ...] = ()
    placed: bool = True

    @property
    def same(self) -> bool:
        """Whether the amount, and the place, come out as they were frozen."""
        return self.then == self.again and self.placed


@dataclass(frozen=True, slots=True)
class Joined:
    """What one app brings to a flow. `effects` run after the verb's own, in the same transaction.

    `known` answers facts from records about somebody else whom the form names: those are never typed. `weighs` says
    what a decision in favour grants, with every input it is reckoned from, as plain JSON: it is frozen with the
    decision; `reckons` runs that again.
    """

    effects: Mapping[str, Effect]
    asks: Callable[[Case, str], tuple[Asked, ...]] = lambda case, verb: ()
    items: Callable[[Case], tuple[Item, ...]] = lambda case: ()
    known: Callable[[Case, When, Sequence[Fact]], dict[str, Answer]] = lambda case, when, facts: {}
    weighs: Callable[[Doing, Mapping[str, Any]], Mapping[str, Any] | None] = lambda doing, row: None
    reckons: Callable[[Decision, date], Reckoned | None] = lambda decision, day: None


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
    names = {item.name for item in items_of(case)}
    return {name: text for name, text in typed_texts(case).items() if name in names} if names else {}


def typed_texts(case: Case) -> dict[str, str]:
    """What stands in the draft, by name."""
    return dict(_texts(case=case.pk))


@composed
def _texts(*, case: Any) -> QuerySet[Any, Any]:
    return DraftAnswer.objects.filter(case=case, superseded_at=None).exclude(text="").values_list("name", "text")


def standing_rows(case: Case) -> list[DraftAnswer]:
    """The same with who typed each and when, empty ones among them."""
    return _rows(case=case.pk)


@composed
def _rows(*, case: Any) -> QuerySet[DraftAnswer]:
    return DraftAnswer.objects.filter(case=case, superseded_at=None).select_related("recorded_by")


def weighed(doing: Doing, row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What a decision in favour grants besides the status, with the facts as the rule reads them; None: nothing."""
    held = _JOINED.get(doing.case.flow)
    return held.weighs(doing, row) if held else None


def reckoned_again(decision: Decision, day: date) -> Reckoned | None:
    """The frozen amount of a decision run again; None where it froze none."""
    held = _JOINED.get(decision.case.flow)
    return held.reckons(decision, day) if held and decision.amount else None
