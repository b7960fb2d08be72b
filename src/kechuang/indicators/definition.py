"""What an indicator is: names, unit, nature, dated definitions with their sources; one file of `definitions/` each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kechuang.indicators.conditions import Kind, merged
from kechuang.indicators.measures import Measure
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

Nature = Literal["stock", "flow", "state"]
"""stock: so many on a day; flow: so much in a stretch; state: a status that is reached or not."""
Better = Literal["up", "down"]
Moves = Literal["daily", "quarterly", "yearly"]
Dimension = Literal["township", "industry", "level", "organisation"]
Certainty = Literal["K-high", "S", "K-med", "ours"]
"""K-high and S as in the rules; K-med is to be verified; ours is our own reading where nobody has published one."""

NATURES: dict[str, Sentence] = {
    "stock": Sentence("存量", "stock"),
    "flow": Sentence("流量", "flow"),
    "state": Sentence("状态", "state"),
}
BETTER: dict[str, Sentence] = {
    "up": Sentence("越大越好", "more is better"),
    "down": Sentence("越小越好", "less is better"),
}
MOVES: dict[str, Sentence] = {
    "daily": Sentence("随记录每日变动", "with every record"),
    "quarterly": Sentence("每季度", "every quarter"),
    "yearly": Sentence("每年", "every year"),
}
CERTAINTIES: dict[str, Sentence] = {
    "K-high": Sentence("有依据", "well founded"),
    "S": Sentence("有出处", "seen in a source"),
    "K-med": Sentence("待核实", "to be verified"),
    "ours": Sentence("尚无官方口径，系本系统的理解", "no official definition: our reading"),
}


@dataclass(frozen=True)
class Version:
    """One definition, in force from a day: the sentence, where it is written, how sure that is, and how it is counted.

    `published` names the statistical series that publishes the same number, by level asked (empty: all levels).
    """

    since: date
    says: Sentence
    cites: tuple[Citation, ...]
    certainty: Certainty
    measure: Measure
    published: tuple[tuple[tuple[str, ...], str], ...] = ()
    includes: tuple[str, ...] = ()
    """Indicators whose things this definition takes in, which others count apart."""

    def series(self, levels: tuple[str, ...]) -> str:
        """The published series for these levels; empty where there is none."""
        return next((series for asked, series in self.published if asked == levels), "")


@dataclass(frozen=True)
class Called:
    """How plans call it: names without level, place and counting words, compared whole; and the units that fit it.

    `loose` are names that may mean it and may mean something wider.
    """

    names: tuple[str, ...]
    units: tuple[str, ...]
    loose: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One indicator. `unit` is what its number is told in: a counting word, 元, %, 件/万人; empty for a state.

    `reported`: records cannot show it; it is entered as a figure with its evidence. `related` are indicators that
    plans or readers confuse it with.
    """

    code: str
    name: Sentence
    unit: str
    nature: Nature
    owner: Sentence
    moves: Moves
    versions: tuple[Version, ...]
    called: Called
    better: Better = "up"
    dimensions: tuple[Dimension, ...] = ()
    reported: bool = False
    related: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    """Levels it is usually asked at; empty: none are told apart."""
    provinces: tuple[str, ...] = ()
    """Provinces known to keep such a list of their own (the invented one of the example too); empty: everywhere."""
    elsewhere: str = ""
    """The indicator that the same name means in other provinces."""
    default_levels: tuple[str, ...] = ()
    """The levels that count where none are asked; empty: every level."""

    def version_on(self, day: date) -> Version | None:
        """The definition in force on a day; None before the first."""
        held = [version for version in self.versions if version.since <= day]
        return held[-1] if held else None

    def reads(self) -> dict[Kind, frozenset[str]]:
        """The fields that its number depends on in any version, by kind of record."""
        return merged(version.measure.reads() for version in self.versions)

    def series(self) -> frozenset[str]:
        """The statistical series that its number may come from, published figures included."""
        held: frozenset[str] = frozenset()
        for version in self.versions:
            held |= version.measure.series() | frozenset(code for _levels, code in version.published)
        return held
