"""Lists the kinds of record a grant can become, found in their folder by the names policies call them."""

from __future__ import annotations

from functools import cache

from kechuang.cases import grants as grants_folder
from kechuang.cases.grant import Grant
from kechuang.kernel.folders import modules_of


@cache
def grants() -> dict[str, Grant]:
    """Every way by the name of its module, which is what `Procedure.becomes` says."""
    return {module.__name__.rpartition(".")[2]: module.GRANT for module in modules_of(grants_folder)}
