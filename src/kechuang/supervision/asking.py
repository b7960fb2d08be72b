"""What a target asks: an indicator, its scope, and how its operator is read. Plain values that a binding stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from kechuang.indicators.catalogue import indicator, indicators
from kechuang.indicators.definition import Indicator
from kechuang.indicators.scope import Scope
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

Sign = Literal[">=", ">", "<=", "<", "=", "~"]
"""`~` is about: 稳定在10家左右."""
SIGNS: dict[str, Sentence] = {
    ">=": Sentence("不低于", "at least"),
    ">": Sentence("超过", "more than"),
    "<=": Sentence("不高于", "at most"),
    "<": Sentence("低于", "less than"),
    "=": Sentence("等于", "exactly"),
    "~": Sentence("大约", "about"),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """`indicator` is a code, empty where none of the indicators answers the target.

    `each_year`: every year of the plan has to reach the figure. `growth`: what has to reach it is the change of the
    number, of one year over the year before (`each_year`) or over the day `base`.
    """

    indicator: str = ""
    scope: Scope = field(default_factory=Scope)
    sign: Sign = ">="
    each_year: bool = False
    growth: bool = False
    base: date | None = None

    def definition(self) -> Indicator | None:
        """The indicator; None where there is none."""
        return indicator(self.indicator) if self.indicator else None

    def with_scope(self, **changes: Any) -> Asking:
        """The same asked of another scope."""
        return replace(self, scope=replace(self.scope, **changes))

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON, without what is empty."""
        told: dict[str, Any] = {"indicator": self.indicator}
        if self.indicator:
            told |= {"sign": self.sign, "scope": self.scope.as_plain()}
        if self.each_year:
            told["each_year"] = True
        if self.growth:
            told["growth"] = True
        if self.base:
            told["base"] = self.base.isoformat()
        return told

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Asking:
        """Back from `as_plain`. Raises BadInput for an unknown indicator, sign or scope."""
        code, sign = str(plain.get("indicator", "")), plain.get("sign", ">=")
        if (code and code not in indicators()) or sign not in SIGNS:
            raise BadInput(
                "binding.unknown",
                Sentence(f"没有“{code or sign}”。", f"There is no “{code or sign}”."),
                Sentence("请从列表中选择。", "Choose one of the list."),
                field="indicator" if code not in indicators() else "sign",
            )
        base = plain.get("base")
        return cls(
            indicator=code,
            scope=Scope.from_plain(plain.get("scope", {})),
            sign=sign,
            each_year=bool(plain.get("each_year")),
            growth=bool(plain.get("growth")),
            base=date.fromisoformat(base) if base else None,
        )
