"""Dates a promise is bound to: 到2020年, 2021年底前, “十四五”末, 年内; and years that only serve as a comparison."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern
from kechuang.plans.header import Header
from kechuang.plans.model import DeadlineSource, Task
from kechuang.plans.structure import Place

DateKind = Literal["year", "this_year", "baseline"]

_FIVE_YEAR_PLAN_END = {number: 1955 + 5 * number for number in range(10, 21)}
_DATE = pattern(
    r"(?P<before>以|比|较|与|从|自|由|(?:相|对)比于?|截[至止]到?)?(?P<to>力争|到|至|在)?"
    r"(?:(?P<from>2 ?0 ?\d ?\d)年?(?:[-—–−~]{1,2}|至|到))?"
    r"(?:(?P<year>2 ?0 ?\d ?\d) ?年(?!度?(?:版|第|以来|公布|发布|印发))|"
    r"[“\"]?(?P<plan>十[一二三四五六七])五(?:[”\"]|(?=时?期))(?!规划|计划|方案|目标|开局))"
    r"(?P<rest>(?:度|全年)?(?:(?P<month>1[0-2]|0?[1-9]) ?月(?:\d{1,2}日)?)?(?:第?(?P<quarter>[一二三四])季度)?"
    r"(?P<end>年?底|年?末|上半年|上半|期末|末期|期间|时期)?)"
    r"(?P<by>之?前|以前|内|间|为止)?(?:时)?(?P<ratio>相比|基础上|水平)?"
)
_CORE = pattern(r"2 ?0 ?\d ?\d ?年|十[一二三四五六七]五")
_BEFORE_A_YEAR, _AFTER_A_YEAR = 16, 24  # a date's words before its year (到2021—2025年) and after it (12月31日前)
_THIS = pattern(
    r"(?:今年|本年度?|年内|全年|年度内)|"
    r"(?P<month>(?<!\d)(?:1[0-2]|[1-9])) ?月(?:份|底|末|中旬|\d{1,2}日)?(?:之?前|以前|内)|"
    r"(?<!\d)(?<!\d年)年[底末](?:之?前|以前)?"
)

_ASIDE = pattern(r"\([^()]*\)")
_MONTH = pattern(r"(?<!\d)(1[0-2]|[1-9]) ?月")
_ASSIGNED = pattern(r"(?:完成|办结|整改)?(?:期限|时限|时间|时间节点)[::](?P<when>[^,;。)]{2,20})")


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text: `value` is YYYY or YYYY-MM."""

    start: int
    end: int
    value: str
    year: int
    kind: DateKind
    aim: bool
    """Whether it is said as an aim (到…年, …年前), not only as a year."""
    first: int | None = None
    """The first year where the date is a stretch of years (2021—2025年)."""
    account: bool = False
    """Whether it opens an account: 2023年,… or 2023年底…"""


def dates(text: str, this_year: int | None) -> list[Date]:
    """The dates of a text in order. `this_year` is the year of a plan for one year, for 年内 and 6月底前."""
    found = []
    end = 0
    for core in _CORE.finditer(text):
        match = _DATE.search(text, max(end, core.start() - _BEFORE_A_YEAR), core.end() + _AFTER_A_YEAR)
        if match and core.start() >= end:
            found.append(_date(match))
            end = match.end()
    if this_year is not None and ("年" in text or "月" in text):
        taken = [(d.start, d.end) for d in found]
        for match in _THIS.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                month = f"-{int(match['month']):02d}" if match["month"] else ""
                found.append(Date(match.start(), match.end(), f"{this_year}{month}", this_year, "this_year", True))
        found.sort(key=lambda d: d.start)
    return found


def _date(match: re.Match[str]) -> Date:
    five_years = _FIVE_YEAR_PLAN_END[integer(match["plan"] or "十四") or 14]
    year = int(match["year"].replace(" ", "")) if match["year"] else five_years
    value = str(year)
    if match["month"]:
        value += f"-{int(match['month']):02d}"
    elif match["quarter"]:
        value += f"-{3 * (integer(match['quarter']) or 4):02d}"
    elif match["year"] and match["end"] in ("年底", "底"):
        value += "-12"
    baseline = bool(match["before"] or match["ratio"])
    start = match.start("to") if match["to"] else match.start()
    aim = bool(match["to"] or match["by"] or match["from"])
    opens = match.start() == 0 or match.string[match.start() - 1] in "。;!?"
    account = opens and (match.string[match.end() : match.end() + 1] in (",", "全", "我") or bool(match["end"]))
    first = int(match["from"].replace(" ", "")) if match["from"] else None
    return Date(start, match.end(), value, year, "baseline" if baseline else "year", aim, first, account)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline, where it came from, and its place in the paragraph when it stands there."""

    value: str | None
    source: DeadlineSource
    at: tuple[int, int] | None = None


class Calendar:
    """Which date a promise is bound to as the reader goes down the document: stated, inherited, or the plan's end."""

    def __init__(self, header: Header, tasks: Sequence[Task] = ()) -> None:
        self.start, self.end = header.period
        published = int(header.published.value[:4]) if header.published else None
        self.floor = self.start or published
        single = self.start is not None and self.start == self.end
        self.this_year = self.start if single else (published or self.start)
        self._single = single
        self._place: Place | None = None
        self._inherited: Date | None = None
        self._list: Date | None = None
        self.dates: list[Date] = []
        self._asides: list[tuple[int, int]] = []
        self._assignments: list[tuple[int, int, str]] = []
        self._of_tasks = {task.number: task.deadline.value for task in tasks if task.deadline}
        self._goal_years: Counter[str] = Counter()

    def enter(self, place: Place) -> None:
        """Go on to the next paragraph; a goal's year holds for the list that follows in the same section."""
        before = self._place
        same = before is not None and (before.part, before.section, before.task) == (
            place.part,
            place.section,
            place.task,
        )
        if not same:
            self._list = None
        self._place = place
        self._inherited = self._list if place.part == "goal" or self._list_goes_on else None

    @property
    def _list_goes_on(self) -> bool:
        return False

    def begin(self, text: str) -> None:
        """Read the dates of a paragraph."""
        self.dates = dates(text, self.this_year)
        self._asides = [m.span() for m in _ASIDE.finditer(text)] if self.dates else []
        self._assignments = (
            [(m.start(), m.end(), m["when"]) for m in _ASSIGNED.finditer(text)]
            if "限" in text or "时间" in text
            else []
        )
        aims = [d for d in self.dates if d.kind == "year" and not self.is_past(d) and (d.aim or self._place_is_goal)]
        if aims and self._place_is_goal:
            self._list = aims[-1]

    @property
    def _place_is_goal(self) -> bool:
        return self._place is not None and self._place.part in ("goal", "preamble")

    def is_past(self, date: Date) -> bool:
        """Whether the date lies before the plan begins."""
        return self.floor is not None and date.year < self.floor

    def is_past_at(self, start: int, place: int) -> bool:
        """Whether the nearest date before `place`, from `start` on, lies before the plan begins."""
        near = [d for d in self.dates if d.start < place and d.kind != "baseline"]
        return bool(near) and self.is_past(near[-1]) and (near[-1].start >= start or near[-1].account)

    def aims_at(self, start: int, end: int) -> bool:
        """Whether a stretch says a date that lies ahead."""
        return any(d.kind != "baseline" and not self.is_past(d) for d in self.before(start, end))

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether a stretch sets a date by which something is to be (到2025年), not before the plan's own years."""
        floor = self.floor or 0
        return any(d.kind == "year" and d.aim and d.year >= floor for d in self.before(start, end))

    def before(self, start: int, end: int) -> list[Date]:
        """The dates of the paragraph that stand between two places."""
        return [d for d in self.dates if start <= d.start and d.end <= end]

    def due(self, clause_start: int, sentence_start: int, place: int) -> Due:
        """The deadline of a promise whose number stands at `place`."""
        near: Date | None = None
        for date in self.dates:
            if date.start >= place:
                break
            if date.kind != "baseline" and not self.is_past(date) and not self._aside(date, place):
                near = date
        if near is not None and near.start >= sentence_start:
            source: DeadlineSource = "explicit" if near.start >= clause_start else "inherited"
            return Due(near.value, source, (near.start, near.end))
        assigned = self._assigned(place)
        if assigned:
            return assigned
        if near is not None and (near.aim if near.kind == "year" else "-" not in near.value):
            return Due(near.value, "inherited", (near.start, near.end))
        if self._inherited is not None:
            return Due(self._inherited.value, "inherited")
        return self._of_task() or self.end_of_plan()

    def end_of_plan(self) -> Due:
        """The deadline where only the plan's own end applies."""
        if self.end is None:
            return Due(None, "unstated")
        main = None if self.start else next((year for year, _ in self._goal_years.most_common(1)), None)
        return Due(main or str(self.end), "plan_period")

    def count_goal(self, deadline: str | None) -> None:
        """Note the year of a goal: where the title tells no period, what has no date is due with most of the goals."""
        if deadline and self._place is not None and self._place.part == "goal":
            self._goal_years[deadline[:4]] += 1

    def due_of_each(self, start: int, place: int, count: int) -> list[Due]:
        """The deadlines of values listed one for each year; empty where the years do not match the values."""
        stated = [d for d in self.before(start, place) if d.kind == "year"]
        if len(stated) == count:
            return [Due(d.value, "explicit", (d.start, d.end)) for d in stated]
        if len(stated) == 1 and stated[0].first is not None and stated[0].year - stated[0].first + 1 == count:
            date = stated[0]
            return [Due(str(date.year - count + 1 + n), "explicit", (date.start, date.end)) for n in range(count)]
        return []

    def _aside(self, date: Date, place: int) -> bool:
        """Whether a date stands in a bracketed remark that closes before `place`."""
        return any(start <= date.start < end <= place for start, end in self._asides)

    def _of_task(self) -> Due | None:
        when = self._of_tasks.get(self._place.task or "") if self._place else None
        value = self._stated(when) if when else None
        return Due(value, "assignment") if value else None

    def _stated(self, when: str) -> str | None:
        """The date of a 完成时限, which may be a month alone (12月底)."""
        for date in dates(when, self.this_year):
            return date.value
        month = _MONTH.search(when)
        return f"{self.this_year}-{int(month[1]):02d}" if month and self.this_year is not None else None

    def _assigned(self, place: int) -> Due | None:
        for start, end, when in self._assignments:
            if start >= place:
                value = self._stated(when)
                return Due(value, "assignment", (start, end)) if value else None
        return None
