"""Lists every indicator, found in the folder `definitions/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kechuang.indicators import definitions as folder
from kechuang.indicators.definition import Indicator
from kechuang.kernel.errors import BadInput
from kechuang.kernel.folders import modules_of
from kechuang.kernel.sentences import Sentence


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its code, sorted."""
    held = {module.INDICATOR.code: module.INDICATOR for module in modules_of(folder)}
    return MappingProxyType(dict(sorted(held.items())))


def indicator(code: str) -> Indicator:
    """The indicator of that code. Raises BadInput."""
    try:
        return indicators()[code]
    except KeyError:
        raise BadInput(
            "indicator.unknown",
            Sentence(f"没有代码为“{code}”的指标。", f"There is no indicator “{code}”."),
            Sentence("全部指标见 docs/indicators.md。", "See docs/indicators.md for all of them."),
            indicator=code,
        ) from None
