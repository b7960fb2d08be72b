"""A published or reported figure of a whole place as a measure: one row of a statistical series, or a sum of years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from kechuang.indicators.conditions import Is, Kind
from kechuang.indicators.context import Context
from kechuang.indicators.measures import Measure
from kechuang.indicators.parts import Missing, Part, Role
from kechuang.indicators.places import name_of, written
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.series import SERIES
from kechuang.registry.kinds.public_statistic import PublicStatistic, last_day


@dataclass(frozen=True)
class Figure(Measure):
    """The figure of one series for the place and the year.

    Of a state on a day (population) the year's last figure will do where the year-end's is not published; of a flow
    only the year's whole will.
    """

    code: str
    role: Role = "number"
    name: Sentence | None = None
    unit: str | None = None

    @property
    def flow(self) -> bool:
        """Whether it adds up over a year."""
        return self.code in SERIES and SERIES[self.code].flow

    @property
    def label(self) -> Sentence:
        """What it is called."""
        term = SERIES[self.code].label if self.code in SERIES else self.code
        return self.name or Sentence(term, self.code.replace("_", " "))

    @property
    def base(self) -> str:
        """The unit in which it is kept."""
        if self.unit is not None:
            return self.unit
        return SERIES[self.code].unit if self.code in SERIES else ""

    def question(self, context: Context, periods: tuple[str, ...] = (), divisions: tuple[str, ...] = ()) -> Question:
        """The figures of these periods and divisions; of every period and of the scope's place where none is given."""
        place = context.scope.place
        if place and not divisions:
            divisions = written(place)
        also = [Is("period", periods)] if periods else []
        if divisions:
            also.append(Is("division", divisions, Sentence(name_of(divisions[0]), name_of(divisions[0]))))
        called = Is("series", (self.code,), self.label)
        return Question(PublicStatistic, of=(called,), also=tuple(also), noun=self.label, everywhere=True)

    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        rows = self._rows(context)
        if isinstance(rows, Missing):
            return (self._part(None, context, self.question(context, ("",)), 0, rows),)
        by_year = self._by_year(rows)
        wanted = self._wanted(context, figures)
        gaps = [year for year in wanted if year not in by_year]
        if gaps or not wanted:
            asked = self.question(context, tuple(map(str, gaps)) or ("",))
            return (self._part(None, context, asked, 0, self._gap(context, gaps, sorted(by_year))),)
        chosen = [by_year[year] for year in wanted]
        asked = self.question(
            context,
            tuple(row.period for row in chosen),
            tuple(dict.fromkeys(row.division for row in chosen if row.division)),
        )
        number = sum((Fraction(row.value) for row in chosen), Fraction(0))
        part = self._part(number, context, asked, len(chosen), None)
        return (replace(part, example=any(row.source.example for row in chosen)),)

    def years(self, context: Context) -> frozenset[int] | None:
        rows = self._rows(context)
        return frozenset() if isinstance(rows, Missing) else frozenset(self._by_year(rows))

    def questions(self, context: Context) -> tuple[Question, ...]:
        return (self.question(context),)

    def reads(self) -> dict[Kind, frozenset[str]]:
        return {PublicStatistic: frozenset(("series", "division", "period", "value"))}

    def series(self) -> frozenset[str]:
        return frozenset((self.code,))

    def _rows(self, context: Context) -> list[PublicStatistic] | Missing:
        """Every figure of the series for exactly this place, known then; a series of one place is short."""
        rows = PublicStatistic.objects.as_of(context.asof).filter(series=self.code).select_related("source")
        if context.scope.place:
            codes = written(context.scope.place)
            found = list(rows.filter(division__in=codes))
            return sorted(found, key=lambda r: codes.index(r.division), reverse=True)  # its own code speaks last
        found = list(rows[:2000])
        if len({row.division for row in found}) > 1:
            return Missing(
                "which_place",
                Sentence(
                    f"“{self.label.zh}”有多个地区的数，须指明地区。",
                    f"There are figures of “{self.label.en}” for several places: name one.",
                ),
            )
        return found

    def _by_year(self, rows: list[PublicStatistic]) -> dict[int, PublicStatistic]:
        best: dict[int, PublicStatistic] = {}
        for row in rows:
            year = int(row.period[:4])
            if (self.flow and row.period not in (str(year), f"{year}-Q4")) or not row.period[:4].isdigit():
                continue
            if year not in best or _weight(row.period) >= _weight(best[year].period):
                best[year] = row
        return best

    def _wanted(self, context: Context, figures: int | None) -> list[int]:
        if context.first is not None and context.year is None:  # since a day: every year of the stretch
            return list(range(context.first.year, context.last.year + 1))
        return [] if figures is None else [figures]

    def _gap(self, context: Context, gaps: list[int], known: list[int]) -> Missing:
        place = name_of(context.scope.place) if context.scope.place else ""
        years = "、".join(map(str, gaps))
        zh = f"没有{place}{years + '年的' if years else ''}“{self.label.zh}”。"
        en = f"There is no figure of “{self.label.en}” for {place or 'the place'}{' in ' + years if years else ''}."
        if known:
            zh += f"最近的是{known[-1]}年的。"
            en += f" The latest is of {known[-1]}."
        return Missing("no_statistic", Sentence(zh, en))

    def _part(
        self, number: Fraction | None, context: Context, asked: Question, records: int, missing: Missing | None
    ) -> Part:
        return Part(self.role, self.label, number, self.base, asked, context, records, field="value", missing=missing)


def _weight(period: str) -> tuple[bool, str]:
    """A whole year's figure first, else the one whose period ends last."""
    return len(period) == 4, last_day(period).isoformat()
