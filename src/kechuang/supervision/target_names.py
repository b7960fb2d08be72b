"""What a target is called wherever it shows: population and indicator as one name, neither said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kechuang.plans.model import Target as TargetSaid
    from kechuang.supervision.models import Target


def name_of(target: Target | TargetSaid) -> str:
    """Scope and indicator as one name; the quotation where neither was understood."""
    scope, indicator = target.scope or "", target.indicator
    name = indicator if scope in indicator else scope + indicator
    return name or "".join(target.quote.split())
