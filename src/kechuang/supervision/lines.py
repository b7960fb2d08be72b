"""All lines of a plan as of a pair of moments: kept ones where nothing has moved them since, the others worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.made_with import made_with
from kechuang.indicators.nearness.laws import scheme_of
from kechuang.indicators.together import together
from kechuang.indicators.touched import Since
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.supervision.held import Promise, promises
from kechuang.supervision.kept_line import KeptLine
from kechuang.supervision.lamp_rule import rule_at
from kechuang.supervision.line import Line
from kechuang.supervision.line_of import line_of
from kechuang.supervision.models import Plan, Target

KEPT = 400
"""Days of a plan whose lines are kept, the newest days."""
OFTEN = timedelta(minutes=1)
"""Not sooner is it written down that a line still stands: a look at a page should seldom have to write."""
RECENT = 8
_RECENT: dict[tuple[int, date, datetime], tuple[Line, ...]] = {}
"""The last boards a process showed, by plan and moments: the same pair gives the same lines for ever."""


Step = Callable[[str], None]
"""Is told the name of each line that has to be worked out, before it is."""


def lines(plan: Plan, asof: AsOf, step: Step | None = None) -> tuple[Line, ...]:
    """Every promise of a plan once, in the order of the text. Nothing kept is used that an act since may have moved."""
    asked = (plan.pk, asof.valid, asof.known)
    return _RECENT.get(asked) or _remember(asked, _lines(plan, asof, step))


def ready(plan: Plan, asof: AsOf) -> tuple[Line, ...] | None:
    """The same, where no line has to be worked out; else None."""
    asked = (plan.pk, asof.valid, asof.known)
    if (recent := _RECENT.get(asked)) is not None:
        return recent
    found = _whole(plan, kept(plan, asof) or {})
    return found and _remember(asked, found)


def line_at(plan: Plan, promise: Promise, asof: AsOf) -> Line:
    """The line of one promise: kept, or worked out."""
    for row in newest(plan, asof, promise.first.ordinal):
        since = Since(row.still, asof.known)
        if not since.plan and not _moved(row, since, asof):
            return Line.from_plain(row.line)
    return line_of(promise, asof)


def _remember(asked: tuple[int, date, datetime], found: tuple[Line, ...]) -> tuple[Line, ...]:
    while len(_RECENT) >= RECENT:
        _RECENT.pop(next(iter(list(_RECENT))), None)  # other threads do the same: the list is one that nobody changes
    _RECENT[asked] = found
    return found


def _whole(plan: Plan, held: Mapping[int, Line | None]) -> tuple[Line, ...] | None:
    """All kept lines of a plan; None where some are not kept."""
    if not held or None in held.values() or len(held) < _promised(plan):
        return None
    return tuple(line for line in held.values() if line is not None)


def _lines(plan: Plan, asof: AsOf, step: Step | None) -> tuple[Line, ...]:
    found_kept = kept(plan, asof) or {}
    if whole := _whole(plan, found_kept):
        return whole
    held = {ordinal: line for ordinal, line in found_kept.items() if line is not None}
    asked = [one for one in promises(plan, asof.known) if one.target.pk == one.first.pk]
    made = _worked_out(plan, [one for one in asked if one.target.ordinal not in held], asof, step)
    found = held | {line.ordinal: line for line in made}
    return tuple(found[one.target.ordinal] for one in asked)


def kept(plan: Plan, asof: AsOf) -> dict[int, Line | None] | None:
    """The kept lines by ordinal, None for those an act has moved since; None where the whole plan has to be asked."""
    rows = newest(plan, asof)
    if not rows:
        return None
    since: dict[datetime, Since] = {}
    found: dict[int, Line | None] = {}
    unmoved = []
    for row in rows:
        if row.still not in since:
            since[row.still] = Since(row.still, asof.known)
        after = since[row.still]
        if after.plan:
            return None
        moved = _moved(row, after, asof)
        found[row.ordinal] = None if moved else Line.from_plain(row.line)
        if not moved and asof.known - row.still > OFTEN:
            unmoved.append(row.pk)
    if unmoved:
        with suppress(OperationalError):  # another writer is at work: it is asked again next time
            KeptLine.objects.filter(pk__in=unmoved).update(still=asof.known)
    return found


def newest(plan: Plan, asof: AsOf, ordinal: int | None = None) -> list[KeptLine]:
    """The newest row of every line (or of one) of that day, known by the moment, in the order of the text."""
    one = {} if ordinal is None else {"ordinal": ordinal}
    rows = _rows(plan=plan.pk, valid=asof.valid, known=asof.known, made_with=made_with(), **one)
    found: dict[int, KeptLine] = {}
    for row in rows:
        found.setdefault(row.ordinal, row)
    return list(found.values())


@composed
def _rows(*, plan: Any, valid: Any, known: Any, made_with: Any, **one: Any) -> QuerySet[KeptLine]:
    rows = KeptLine.objects.filter(plan=plan, valid=valid, known__lte=known, made_with=made_with, **one)
    return rows.order_by("ordinal", "-known")


def _promised(plan: Plan) -> int:
    """How many promises a plan makes, each counted once."""
    return len(_first_said(plan=plan.pk))


@composed
def _first_said(*, plan: Any) -> QuerySet[Any, Any]:
    return Target.objects.filter(plan=plan, same_as=None).order_by().values_list("pk", flat=True)


def keep(plan: Plan, asof: AsOf, made: Iterable[Line]) -> None:
    """Keep lines; rows that these take the place of go."""
    rows = [
        KeptLine(
            plan=plan,
            ordinal=line.ordinal,
            valid=asof.valid,
            known=asof.known,
            still=asof.known,
            made_with=made_with(),
            indicator=line.indicator,
            line=line.as_plain(),
        )
        for line in made
    ]
    with suppress(OperationalError), transaction.atomic():  # a saving that fails costs time, nothing else
        KeptLine.objects.filter(plan=plan).exclude(made_with=made_with()).delete()
        KeptLine.objects.bulk_create(rows, ignore_conflicts=True)
        days = KeptLine.objects.filter(plan=plan).order_by("-valid").values_list("valid", flat=True).distinct()
        if old := list(days[KEPT : KEPT + 50]):
            KeptLine.objects.filter(plan=plan, valid__in=old).delete()


def unkept(plan: Plan, asof: AsOf) -> int:
    """How many lines would have to be worked out."""
    if (plan.pk, asof.valid, asof.known) in _RECENT:
        return 0
    held = kept(plan, asof)
    whole = _promised(plan)
    if held is None:
        return whole
    return max(0, whole - len(held)) + sum(line is None for line in held.values())


def older(plan: Plan, asof: AsOf) -> tuple[tuple[Line, ...], AsOf] | None:
    """The newest whole set of lines known by the moment, of whatever day not after it; None where there is none."""
    rows = KeptLine.objects.filter(plan=plan, valid__lte=asof.valid, known__lte=asof.known, made_with=made_with())
    whole = _promised(plan)
    days = rows.order_by("-valid").values_list("valid", flat=True).distinct()[:3]
    for day in days:
        found = newest(plan, asof.at(day))
        if len(found) >= whole:
            known = min(row.still for row in found)
            return tuple(Line.from_plain(row.line) for row in found), AsOf(day, known)
    return None


def _worked_out(plan: Plan, asked: list[Promise], asof: AsOf, step: Step | None) -> tuple[Line, ...]:
    rule = rule_at(plan, asof.known)
    made = []
    with together():
        for one in asked:
            if step is not None:
                step(one.target.indicator)
            line = line_of(one, asof, rule)
            keep(plan, asof, (line,))
            made.append(line)
    return tuple(made)


def _moved(row: KeptLine, since: Since, asof: AsOf) -> bool:
    if not row.indicator or since.quiet:  # nothing was done: no rule need be read to know that nothing moved
        return False
    indicator = indicators().get(row.indicator)
    if indicator is None:
        return True
    place = str(row.line.get("scope", {}).get("place", ""))
    return since.touched(indicator, scheme_of(indicator, asof.valid, place))
