"""Lists the flows of supervision, found in their folder."""

from __future__ import annotations

from functools import cache

from kechuang.cases.flow import Flow
from kechuang.kernel.folders import modules_of
from kechuang.oversight import flows as flows_folder


@cache
def flows() -> dict[str, Flow]:
    """Every flow by its code."""
    return {module.FLOW.code: module.FLOW for module in modules_of(flows_folder)}
