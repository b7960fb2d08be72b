"""What an organisation is entitled to as cards of a page: each policy in a few words, filtered, in a useful order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from kechuang.entitlements.glance import Entitled, Year
from kechuang.entitlements.outcomes import Turn
from kechuang.kernel.sentences import Sentence
from kechuang.portal.applying import application_address
from kechuang.portal.organisation_facts import Shown
from kechuang.portal.selfcheck_result import LAMPS, VERDICTS, WayRow, amount_rows, way_rows
from kechuang.rules.gap import WayOut, way_out
from kechuang.rules.law import Explained

State = Literal["yes", "near", "no", "unknown"]
STATES: dict[State, Sentence] = {
    "yes": Sentence("符合", "Entitled"),
    "near": Sentence("差一条", "One short"),
    "unknown": Sentence("缺资料或待认定", "Data or judgement missing"),
    "no": Sentence("不符合", "Not entitled"),
}
"""In the order in which they stand on the page."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition in the way, and what was measured beside what is asked."""

    label: str
    measured: str
    open: bool


@dataclass(frozen=True, slots=True)
class YearLamp:
    """Another year's verdict."""

    day: str
    lamp: str
    verdict: Sentence


@dataclass(frozen=True)
class Card:
    """One policy. The way out is worked out where a page shows it: it costs more than all the rest of the card."""

    of: Entitled
    state: State
    verdict: Sentence
    lamp: str
    reasons: tuple[Reason, ...]
    amounts: tuple[tuple[str, str], ...]
    before: YearLamp
    after: YearLamp
    lacking: tuple[str, ...]
    """Documents asked for that nothing on record proves."""
    turn: Turn | None
    apply: str
    check: str
    fill: str

    @cached_property
    def way_out(self) -> WayOut:
        """The cheapest verified way, and what time alone will meet."""
        return way_out(self.of.law, self.of.row, ways=1)

    @cached_property
    def ways(self) -> tuple[WayRow, ...]:
        """The way in words; none where there is none."""
        return way_rows(self.way_out)


def cards(of: Shown, found: Iterable[Entitled], turned: dict[str, Turn]) -> list[Card]:
    """Every policy as a card: what is had first, then what is near."""
    made = [_card(of, one, turned.get(one.law.policy.code)) for one in found]
    order = list(STATES)
    return sorted(made, key=lambda card: (order.index(card.state), card.of.gaps, card.of.law.policy.code))


def fitting(made: Iterable[Card], state: str, q: str) -> list[Card]:
    """Those of a state whose policy, documents or conditions hold the words."""
    return [card for card in made if (state not in STATES or card.state == state) and (not q or q in _words(card))]


def address(of: Shown, **asked: str) -> str:
    """The page with other filters."""
    told = {"on": of.on if of.query else "", **asked}
    query = urlencode({name: value for name, value in told.items() if value})
    return reverse("organisation-entitlements", args=[of.key]) + (f"?{query}" if query else "")


def _card(of: Shown, one: Entitled, turn: Turn | None) -> Card:
    code = one.law.policy.code
    return Card(
        one,
        state_of(one),
        VERDICTS[one.found.verdict],
        LAMPS[one.found.verdict],
        tuple(_reason(e) for e in one.found.conditions if e.verdict is not True),
        tuple(_amounts(one)),
        _lamp(one.before),
        _lamp(one.after),
        tuple(name for name, proved in one.documents if not proved),
        turn,
        application_address(of.key, code),
        reverse("organisation-check", args=[of.key, code]) + of.query,
        reverse("organisation-fill", args=[of.key, code]) + of.query,
    )


def _amounts(one: Entitled) -> list[tuple[str, str]]:
    """What the rule gives where it can be told and nothing is refused."""
    if one.found.verdict is False:
        return []
    told = zip(amount_rows(one.found), one.found.amounts, strict=True)
    return [(amount.label, value) for (amount, value), granted in told if granted.value is not None]


def state_of(one: Entitled) -> State:
    """Yes; one condition short and nothing else; unknown; no."""
    if one.found.verdict is True:
        return "yes"
    if one.found.verdict is None:
        return "unknown"
    return "near" if one.gaps == 1 else "no"


def _reason(found: Explained) -> Reason:
    failing = [m for m in found.measures if m.distance is not None and m.distance > 0] or list(found.measures)
    told = [m.said() for m in failing if m.value is not None]
    return Reason(found.condition.label, "；".join(told), found.verdict is None)


def _lamp(year: Year) -> YearLamp:
    if year.law is None:
        return YearLamp(year.day.isoformat(), "notice", Sentence("不在执行期", "not in force"))
    word = {True: Sentence("符合", "yes"), False: Sentence("不符合", "no"), None: Sentence("待定", "unknown")}
    return YearLamp(year.day.isoformat(), LAMPS[year.verdict], word[year.verdict])


def _words(card: Card) -> str:
    law = card.of.law
    labels = (c.label for c in law.version.conditions)
    documents = (f"{d.name}{d.number}" for d in law.version.documents)
    return " ".join(
        (law.policy.name, law.policy.english, law.policy.grants.zh, *law.policy.aliases, *documents, *labels)
    )
