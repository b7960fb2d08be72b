"""Which number of an indicator is asked: the part of the world, the level, and how the time is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

Mode = Literal["at", "year", "since"]
"""`at`: as it stands on the day; `year`: what came in the calendar year; `since`: what came since a day."""
MODES: dict[str, Sentence] = {
    "at": Sentence("当日数", "as it stands on the day"),
    "year": Sentence("当年数", "in the calendar year"),
    "since": Sentence("期间累计数", "since a day"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything empty: the whole registry, every level, time taken as the indicator's nature has it.

    `place`       division code; records of that place and of what lies within it
    `levels`      levels of recognition that count (national, provincial …)
    `industries`  sections (C) or beginnings of GB/T 4754 codes of the organisations that count
    `mode`        how the time is taken; `since` is the first day for `since`
    `defined_on`  the day whose definition is used; empty: the day asked about
    """

    place: str = ""
    levels: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    mode: Mode | None = None
    since: date | None = None
    defined_on: date | None = None

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON, without what is empty."""
        held = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: _plain(value) for name, value in held.items() if value}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Scope:
        """Back from `as_plain`. Raises BadInput for what is none."""
        try:
            return cls(
                place=str(plain.get("place", "")),
                levels=tuple(plain.get("levels", ())),
                industries=tuple(plain.get("industries", ())),
                mode=_mode(plain.get("mode")),
                since=_day(plain.get("since")),
                defined_on=_day(plain.get("defined_on")),
            )
        except (TypeError, ValueError) as error:
            raise BadInput(
                "indicator.scope",
                Sentence("范围写得不对。", "The scope cannot be read."),
                Sentence(
                    "可用的有 place、levels、industries、mode、since、defined_on。",
                    "It may have place, levels, industries, mode, since, defined_on.",
                ),
            ) from error


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _mode(text: Any) -> Mode | None:
    if text in (None, ""):
        return None
    if text not in MODES:
        raise ValueError(text)
    return text  # type: ignore[no-any-return]


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
