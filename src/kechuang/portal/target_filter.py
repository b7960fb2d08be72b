"""Which targets of a plan the reader of a page asked for, and in which order; the whole choice lives in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from kechuang.portal.target_kinds import BY_KEY, TargetKind
from kechuang.supervision.models import Target

UNDATED = "none"
"""The address's word for a target without a deadline, and for one that no section or unit carries."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with all that the board shows of it, gathered once so that no row asks the database again."""

    target: Target
    kind: TargetKind
    leads: tuple[str, ...]
    participants: tuple[str, ...]
    finding_count: int
    """Contradictions and doubts about it; notices are not counted."""
    repeat_count: int
    """How often the plan says this, this time included."""

    @property
    def year(self) -> str:
        """The deadline's year, or empty."""
        return self.target.deadline[:4]


_ORDERS: dict[str, Callable[[TargetRow], Any]] = {
    "place": lambda row: row.target.start,
    "deadline": lambda row: (row.target.deadline or "9999", row.target.start),
    "indicator": lambda row: (row.target.indicator, row.target.start),
    "value": lambda row: (row.target.unit, row.target.value),
    "unit": lambda row: (not row.leads, row.leads, row.target.start),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of one filter: what it is called, how many rows it would leave, whether it is on."""

    key: str
    label: Any
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """The reader's choice. Empty means everything; words that mean nothing here are passed over, never an error."""

    q: str = ""
    unit: str = ""
    section: str = ""
    kind: str = ""
    year: str = ""
    findings: bool = False
    repeated: bool = False
    sort: str = "place"
    down: bool = False
    grouped: bool = field(default=False)

    @classmethod
    def asked(cls, query: QueryDict) -> TargetFilter:
        """Read the address."""
        sort = query.get("sort", "place")
        return cls(
            q=query.get("q", "").strip()[:80],
            unit=query.get("unit", ""),
            section=query.get("section", ""),
            kind=query.get("kind", "") if query.get("kind") in BY_KEY else "",
            year=query.get("year", ""),
            findings=query.get("findings") == "1",
            repeated=query.get("repeated") == "1",
            sort=sort.lstrip("-") if sort.lstrip("-") in _ORDERS else "place",
            down=sort.startswith("-"),
            grouped=query.get("group") == "1",
        )

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return any((self.q, self.unit, self.section, self.kind, self.year, self.findings, self.repeated))

    def address(self, **changes: Any) -> str:
        """The query string of this choice with some of it changed; defaults are left out."""
        asked = replace(self, **changes)
        parts = {
            "q": asked.q,
            "unit": asked.unit,
            "section": asked.section,
            "kind": asked.kind,
            "year": asked.year,
            "findings": "1" if asked.findings else "",
            "repeated": "1" if asked.repeated else "",
            "sort": "" if (asked.sort, asked.down) == ("place", False) else ("-" if asked.down else "") + asked.sort,
            "group": "1" if asked.grouped else "",
        }
        return "?" + urlencode({key: value for key, value in parts.items() if value})

    def without(self, part: str) -> TargetFilter:
        """This choice with one filter taken off."""
        nothing: Any = False if isinstance(getattr(self, part), bool) else ""
        return replace(self, **{part: nothing})

    def rows(self, rows: Iterable[TargetRow]) -> list[TargetRow]:
        """The rows asked for, in the order asked for."""
        kept = [row for row in rows if self._keeps(row)]
        return sorted(kept, key=_ORDERS[self.sort], reverse=self.down)

    def _keeps(self, row: TargetRow) -> bool:
        target = row.target
        words = f"{target.quote} {target.scope}{target.indicator} {target.unit}".casefold()
        section = str(target.section.ordinal) if target.section else UNDATED
        return (
            all(word in words for word in self.q.casefold().split())
            and (
                not self.unit
                or self.unit in (*row.leads, *row.participants)
                or (self.unit == UNDATED and not row.leads)
            )
            and self.section in ("", section)
            and self.kind in ("", row.kind.key)
            and self.year in ("", row.year or UNDATED)
            and (not self.findings or row.finding_count > 0)
            and (not self.repeated or row.repeat_count > 1)
        )

    def choices(
        self, part: str, rows: Sequence[TargetRow], keys: Callable[[TargetRow], Iterable[str]], labels: dict[str, Any]
    ) -> list[Choice]:
        """The options of one filter, counted under all the other filters; `labels` gives them and their order."""
        counts = Counter(key for row in self.without(part).rows(rows) for key in keys(row))
        chosen = getattr(self, part)
        return [
            Choice(key, label, counts[key], key == chosen)
            for key, label in labels.items()
            if counts[key] or key == chosen
        ]
