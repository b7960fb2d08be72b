"""Figures that a call sets where the law leaves them to the place: read from text, and laid over the policy's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.funds.models.call import Call
from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import quantity
from kechuang.policies import catalogue


def refuse_figure(name: str, text: str) -> None:
    """Raise BadInput naming the field for a figure no policy knows, or a text that is none in its unit."""
    own = catalogue().parameters().get(name)
    try:
        value, unit = quantity(text) if own else (None, None)
    except KechuangError:
        value, unit = None, None
    if own is not None and value is not None and unit == own.unit and value >= 0:
        return
    wanted = str(own.unit) if own else ""
    raise BadInput(
        "call.figure",
        Sentence(
            f"“{own.label if own else name}”看不懂“{text[:40]}”。",
            f"“{text[:40]}” cannot be read as {own.label if own else name}.",
        ),
        Sentence(
            f"请连单位一起填，如“{'100万元' if wanted == '元' else '10%' if not wanted else f'10{wanted}'}”。",
            "Give it with its unit.",
        ),
        field=f"figure.{name}",
    )


def carried(call: Call) -> Mapping[str, Any]:
    """What an application takes along from its call, as plain JSON (`cases.of_policy.figures_of` reads it)."""
    since = call.opens or date(1949, 10, 1)
    return {"document": call.title, "number": call.number, "since": since.isoformat(), "values": dict(call.figures)}
