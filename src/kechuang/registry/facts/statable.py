"""What may be stated by itself: a fact without a field of its own, of its kind, for its period, by whose it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.completeness import LISTS
from kechuang.registry.facts.homes import supplied
from kechuang.registry.facts.subjects import NAMES, Subject, owner_key
from kechuang.registry.facts.vocabulary import stored
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.rules.facts import Fact
from kechuang.rules.rows import EARLIEST, LATEST


def refuse_unstatable(row: StatedFact) -> None:
    """Raise BadInput, naming the field, for a statement that says nothing anybody asks."""
    if row.fact == COMPLETE:
        _check_list(row)
        return
    subject, every = Subject.parse(row.subject), stored().get(row.fact)
    if every is None:
        raise _bad("fact", f"没有政策问到“{row.fact}”。", f"No policy asks for “{row.fact}”.")
    fact = every[0].fact
    if not any(subject.kind in asked.subjects for asked in every):
        name = NAMES[subject.kind]
        raise _bad("subject", f"没有政策就{name.zh}问到“{fact.label}”。", f"No policy asks “{row.fact}” of {name.en}.")
    home = next((h for asked in every if (h := supplied(subject.kind, asked.fact.name))), None)
    if home is not None:
        kept = home[0]._meta.verbose_name
        raise _bad(
            "fact", f"“{fact.label}”登记在{kept}里，不另行填报。", f"“{row.fact}” is a field of {home[0].kind()}."
        )
    _check_period(row, fact)
    if not fits(fact, row.value):
        raise _bad("value", f"“{fact.label}”不能是这个内容。", f"“{row.fact}” cannot have this value.")
    owner = owner_key(subject)
    if owner != row.organisation:
        raise _bad("organisation", "所属单位与对象的登记不符。", "The subject belongs to another organisation.")


def fits(fact: Fact, value: Any) -> bool:
    """Whether a plain value is one that rules can read."""
    if fact.kind == "truth":
        return isinstance(value, bool)
    if fact.kind == "choice":
        return value in fact.options
    if fact.kind == "date":
        return _day(value) is not None
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= fact.bound * fact.scale


def plain_value(fact: Fact, raw: Any) -> Any:
    """A value as rules read it in the form a statement keeps it."""
    return raw.isoformat() if isinstance(raw, date) else raw


def raw_value(fact: Fact, value: Any) -> Any:
    """A kept value as rules read it."""
    return _day(value) if fact.kind == "date" else value


def _check_period(row: StatedFact, fact: Fact) -> None:
    if fact.time == "state":
        good = row.period == ""
    elif fact.time == "day":
        good = _day(row.period) is not None
    else:
        good = len(row.period) == 4 and row.period.isdecimal() and EARLIEST.year <= int(row.period) <= LATEST.year
    if not good:
        said = {"state": ("留空", "empty"), "day": ("日期", "a day"), "year": ("年份", "a year")}[fact.time]
        raise _bad("period", f"“{fact.label}”的时期应为{said[0]}。", f"The period of “{row.fact}” must be {said[1]}.")


def _check_list(row: StatedFact) -> None:
    if row.subject not in {one.subject for one in LISTS.values()} or row.period or not isinstance(row.value, bool):
        raise _bad("subject", f"没有“{row.subject}”这个名录。", f"There is no list “{row.subject}”.")
    if row.organisation:
        raise _bad("organisation", "名录不属于任何单位。", "A list belongs to no organisation.")


def _day(text: Any) -> date | None:
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return day if EARLIEST <= day <= LATEST else None


def _bad(field: str, zh: str, en: str) -> BadInput:
    return BadInput(
        "fact.unstatable",
        Sentence(zh, en),
        Sentence("请改正后再提交。", "Put it right and submit again."),
        field=field,
    )
