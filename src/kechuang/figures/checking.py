"""Whether a figure may stand in a place's table: by the same checks as the tables of files, told at the field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.kernel import divisions
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import NATION, laid, places_above
from kechuang.rules.check_overflow import check_figures
from kechuang.rules.errors import BadRule
from kechuang.rules.jurisdictions import dated_figure
from kechuang.rules.parameters import Dated, Parameter


def parameter_named(name: str) -> Parameter:
    """The figure of that name. Raises BadInput."""
    found = catalogue().parameters().get(name)
    if found is None:
        raise _bad("parameter", f"没有参数“{name}”。", f"There is no parameter “{name}”.")
    return found


def checked(division: str, name: str, given: Mapping[str, Any]) -> Dated:
    """The figure as the rules would read it: division, name, unit, day and citation, and no overflow in any policy.

    `given`: value, since, document, number, article, dated. Raises BadInput naming the field.
    """
    wanted = parameter_named(name)
    refuse_place(division, wanted)
    told = dated_figure({**given, "confidence": "S"}, wanted)
    own = {name: Parameter(name, wanted.label, wanted.unit, laid(places_above(division, name), (told,)))}
    try:
        check_figures(catalogue(), own, division)
    except BadRule as error:
        raise BadInput("figure.overflow", error.sentence, error.remedy, field="value") from error
    return told


def refuse_place(division: str, wanted: Parameter) -> None:
    """Raises BadInput for what is no division; and for the nation where the policy itself states the figure."""
    if division == NATION:
        if wanted.values[-1].value is not None:
            raise _bad(
                "division",
                "全国统一的数值已写在政策里，不能另设。",
                "The policy itself states this figure for the nation.",
            )
    elif len(division) != 6 or divisions.lookup(division) is None:
        raise _bad("division", f"没有行政区划“{division}”。", f"There is no division “{division}”.")


def said_of(division: str, parameter: Parameter, value: str, since: date) -> str:
    """A figure in one line, for the log."""
    name = place_name(division)
    return f"{name}{parameter.label} {value or '—'}（{since}起）"


def place_name(division: str) -> str:
    """The name of a place; the nation's for its code."""
    if division == NATION:
        return "全国"
    found = divisions.lookup(division)
    return found.name if found else division


def _bad(field: str, zh: str, en: str) -> BadInput:
    remedy = Sentence("请改正后重新提出；填写的内容都还在。", "Correct it; what you entered is kept.")
    return BadInput("figure.refused", Sentence(zh, en), remedy, field=field)
