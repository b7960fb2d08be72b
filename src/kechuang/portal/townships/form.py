"""The form of a method: weight and full-points value of each indicator that breaks down by township; empty: unused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import Indicator
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.places.method import Farming, Line, Method, by_township
from kechuang.places.model_method import PARTS
from kechuang.portal.numbers import number

GROUPS = tuple(group for group, _lines in PARTS)


def usable() -> list[Indicator]:
    """Indicators that can be a line."""
    return [one for one in indicators().values() if by_township(one)]


def bases() -> list[Indicator]:
    """Indicators that can say which townships are of farming: counts of what stands there."""
    return [one for one in usable() if "township" in one.dimensions and one.nature == "stock"]


def filled(method: Method) -> dict[str, str]:
    """The fields of a method, benchmarks in the unit of their indicator."""
    held = {"cut_a": number(method.cut_a), "cut_b": number(method.cut_b)}
    held |= {f"goal_{name}": words for name, words in method.goals.items()}
    held |= _filled(method.lines, "")
    if method.farming is not None:
        held |= {"farming": "on", "farming_base": method.farming.indicator}
        held["farming_below"] = number(method.farming.below / _scale(method.farming.indicator), 4)
        held |= _filled(method.farming.lines, "f")
    return held


def _filled(lines: Iterable[Line], mark: str) -> dict[str, str]:
    held = {}
    for line in lines:
        held[f"{mark}w_{line.indicator}"] = number(line.weight)
        held[f"{mark}b_{line.indicator}"] = number(line.benchmark / _scale(line.indicator), 4)
        held[f"{mark}g_{line.indicator}"] = line.group
    return held


def method_of(posted: Mapping[str, str]) -> Method:
    """Back from the fields. Raises BadInput for what is no number."""
    cuts = [_exact(posted.get(f"cut_{one}", ""), Sentence(f"{one.upper()}线", f"cut {one.upper()}")) for one in "ab"]
    goals = {one: posted.get(f"goal_{one}", "").strip()[:300] for one in "ABC"}
    farming = None
    if posted.get("farming"):
        base = posted.get("farming_base", "")
        below = _exact(posted.get("farming_below", ""), Sentence("农业生态型的界限", "bound of farming"))
        farming = Farming(base, below * (_scale(base) if base in indicators() else 1), _posted(posted, "f"))
    return Method(_posted(posted, ""), cuts[0], cuts[1], goals, farming)


def _posted(posted: Mapping[str, str], mark: str) -> tuple[Line, ...]:
    lines = []
    for one in usable():
        weight = posted.get(f"{mark}w_{one.code}", "").strip()
        if weight:
            benchmark = _exact(posted.get(f"{mark}b_{one.code}", ""), one.name) * _scale(one.code)
            group = posted.get(f"{mark}g_{one.code}", "")
            lines.append(Line(one.code, group if group in GROUPS else GROUPS[0], _exact(weight, one.name), benchmark))
    return tuple(sorted(lines, key=lambda line: GROUPS.index(line.group)))


def day_of(text: str) -> date:
    """The day from which it is to hold. Raises BadInput."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInput(
            "method.since",
            Sentence("没有写明自何日起执行。", "It is not said from which day it holds."),
            Sentence("请选一个日期。", "Choose a day."),
            field="since",
        ) from error


def _exact(text: str, name: Sentence) -> Fraction:
    try:
        return Fraction(text.strip().replace(",", ""))
    except (ValueError, ZeroDivisionError) as error:
        raise BadInput(
            "method.number",
            Sentence(
                f"“{name.zh}”的数写得不对：{text[:20] or '空'}", f"“{name.en}” needs a number: {text[:20] or 'empty'}"
            ),
            Sentence("请填数字，例如 12.5。", "Enter a number such as 12.5."),
            field="lines",
        ) from error


def _scale(code: str) -> Fraction:
    unit = indicators()[code].unit
    return measure(unit)[0] if unit else Fraction(1)
