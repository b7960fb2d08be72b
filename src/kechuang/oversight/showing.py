"""What the records show of a milestone as of a pair of moments: a target's number, records of a kind, or money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from kechuang.funds.standing import standings
from kechuang.indicators.remembered import told
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.kernel.written import sign_of, with_unit
from kechuang.oversight.evidence_kinds import said_of
from kechuang.oversight.models import Wording
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.supervision.answering import wanted_of
from kechuang.supervision.held import Promise, begins, promises
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.lines import lines
from kechuang.supervision.models import Plan

KEYS = 5
"""So many records are named; the others are counted."""
_CEILINGS = ("<=", "<", "~", "=")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that tells of it. `target` is an ordinal, `kind` with `keys` records, else money; for a link."""

    text: Sentence
    enough: bool
    target: int | None = None
    kind: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """`answers`: whether the records can tell at all. `share` is done of the whole; `target` the lamp of its target."""

    done: bool
    answers: bool
    share: Fraction | None = None
    target: str = ""
    pieces: tuple[Piece, ...] = ()


NOTHING = Shown(False, False)


@dataclass
class Records:
    """The records of one plan as of a pair of moments; targets are asked once for all milestones."""

    plan: Plan
    asof: AsOf
    at_hand: Sequence[Line] | None = None
    """Lines that a page has already; else they are asked for."""
    first: date = field(init=False)

    def __post_init__(self) -> None:
        self.first = begins(self.plan) or self.asof.valid.replace(month=1, day=1)

    @cached_property
    def by_ordinal(self) -> Mapping[int, Line]:
        """The line of every target, repeats included."""
        return {ordinal: line for line in self._lines() for ordinal in (line.ordinal, *line.again)}

    def _lines(self) -> Sequence[Line]:
        return lines(self.plan, self.asof) if self.at_hand is None else self.at_hand

    @cached_property
    def promised(self) -> Mapping[int, Promise]:
        """What every target asks."""
        return {one.target.ordinal: one for one in promises(self.plan, self.asof.known)}

    def shown(self, wording: Wording) -> Shown:
        """What they show of a milestone."""
        if wording.evidence == "target":
            return self._by_targets(wording)
        if wording.evidence == "records":
            return self._by_records(wording)
        return self._by_money(wording) if wording.evidence == "budget" else NOTHING

    def span(self, wording: Wording) -> tuple[date, date]:
        """The days whose records count: its year, else the plan up to its date; never after the day asked about."""
        if wording.year:
            start, end = date(wording.year, 1, 1), date(wording.year, 12, 31)
        else:
            start, end = self.first, wording.due or self.asof.valid
        return start, min(end, self.asof.valid)

    def _by_targets(self, wording: Wording) -> Shown:
        found = [self._target(ordinal, wording) for ordinal in wording.targets if ordinal in self.by_ordinal]
        if not found:
            return NOTHING
        shares = [one.share for one in found]
        lights = [one.target for one in found if one.target]
        worst = next((light for light in ("off_course", "at_risk", "on_course") if light in lights), "")
        return Shown(
            all(one.done for one in found),
            all(one.answers for one in found),
            None if any(one is None for one in shares) else sum(filter(None, shares), Fraction(0)) / len(shares),
            worst,
            tuple(piece for one in found for piece in one.pieces),
        )

    def _target(self, ordinal: int, wording: Wording) -> Shown:
        line, promise = self.by_ordinal[ordinal], self.promised[ordinal]
        if wording.year and wording.year > self.asof.valid.year:
            return NOTHING
        if wording.year and (line.each_year or promise.asking.growth):
            return self._of_year(ordinal, line, promise, wording.year)
        ceiling = line.sign in _CEILINGS
        early = ceiling and wording.due is not None and self.asof.valid < wording.due
        done = line.outcome == "met" and not early
        number = None if line.few else number_of(line.number)
        text = _told(line, number, line.sign, number_of(line.wanted) or Fraction(0), line.period)
        return Shown(
            done,
            line.outcome != "unknown",
            None if ceiling else _share(line),
            "" if line.light in (None, "no_data") else str(line.light),
            (Piece(text, done, target=ordinal),),
        )

    def _of_year(self, ordinal: int, line: Line, promise: Promise, year: int) -> Shown:
        indicator = promise.asking.definition()
        if indicator is None:
            return NOTHING
        day = min(self.asof.valid, date(year, 12, 31))
        number = told(indicator, self.asof.at(day), promise.asking.scope, year=year).number
        if promise.asking.growth:
            number = growth(told(indicator, self.asof.at(day), promise.asking.scope, year=year - 1).number, number)
        wanted = wanted_of(promise.first, promise.asking)
        scale = measure(line.unit)[0] if line.unit else Fraction(1)
        done = number is not None and _meets(number, promise.asking.sign, wanted)
        shown = None if number is None or line.few else number / scale
        text = _told(line, shown, promise.asking.sign, wanted / scale, str(year))
        share = max(Fraction(0), min(Fraction(1), number / wanted)) if number is not None and wanted > 0 else None
        return Shown(done, number is not None, share, "", (Piece(text, done, target=ordinal),))

    def _by_records(self, wording: Wording) -> Shown:
        kind = kinds().get(wording.kind)
        start, end = self.span(wording)
        if kind is None or end < start:
            return NOTHING
        rows = kind.objects.known(self.asof).filter(valid_from__gte=start, valid_from__lte=end, **wording.filters)
        keys = list(rows.order_by("-valid_from").values_list("key", flat=True).distinct()[: max(wording.least, KEYS)])
        many = len(keys) if len(keys) < max(wording.least, KEYS) else rows.values("key").distinct().count()
        done = many >= wording.least
        name = said_of(wording.evidence, wording.kind, wording.filters)
        text = Sentence(
            f"{name.zh}{many}条，需要{wording.least}条（{start:%Y-%m-%d}至{end:%Y-%m-%d}）",
            f"{name.en}: {many} of {wording.least} ({start:%Y-%m-%d} to {end:%Y-%m-%d})",
        )
        piece = Piece(text, done, kind=wording.kind, keys=tuple(keys[:KEYS]))
        return Shown(done, many > 0, min(Fraction(1), Fraction(many, wording.least)), "", (piece,))

    def _by_money(self, wording: Wording) -> Shown:
        start, end = self.span(wording)
        years = range(start.year, end.year + 1)
        held = [one for one in standings(self.asof) if one.year in years and one.budget]
        budget, paid = sum(one.budget for one in held), sum(one.paid for one in held)
        there = {one.year for one in held}
        done = bool(held) and all(year in there for year in years) and paid > 0
        text = Sentence(
            f"安排{budget / 10**6:,.2f}万元，已拨付{paid / 10**6:,.2f}万元（{years[0]}—{years[-1]}年）"
            if years
            else "还没有开始",
            f"{budget / 10**6:,.2f} of 10,000 yuan budgeted, {paid / 10**6:,.2f} paid" if years else "not begun",
        )
        return Shown(done, bool(held), None, "", (Piece(text, done),))


def growth(before: Fraction | None, now: Fraction | None) -> Fraction | None:
    """By how much a year is above the year before; None where either is not known or nothing was there before."""
    return None if before is None or now is None or before <= 0 else (now - before) / before


def _share(line: Line) -> Fraction | None:
    """How much of the way from where it stood before the plan is gone."""
    number, wanted = number_of(line.number), number_of(line.wanted)
    if number is None or wanted is None or line.each_year:
        return None
    base = Fraction(line.base.value).limit_denominator(10**6) if line.base else Fraction(0)
    if wanted <= base:
        return None
    return max(Fraction(0), min(Fraction(1), (number - base) / (wanted - base)))


def _meets(number: Fraction, sign: str, wanted: Fraction) -> bool:
    return {">=": number >= wanted, ">": number > wanted, "<=": number <= wanted, "<": number < wanted}.get(
        sign, number == wanted
    )


def _told(line: Line, number: Fraction | None, sign: str, wanted: Fraction, period: str) -> Sentence:
    when, when_en = (f"（{period}）", f" ({period})") if period else ("", "")
    told, asked = with_unit(number, line.unit, ""), f"{sign_of(sign)}{with_unit(wanted, line.unit, '')}"
    return Sentence(
        f"{line.name}：{told or '暂无数字'}，目标{asked}{when}",
        f"{line.name}: {told or 'no number'}, wanted {asked}{when_en}",
    )
