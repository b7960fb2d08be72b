"""One file per policy: its facts, dated figures, conditions, citations and what it grants, under the name POLICY.

The folder lists itself (`catalogue`): a new policy is a new file here and its test, nothing else. Facts that several
policies read are in `vocabulary/`, so that a datum has one name and one meaning. A policy never imports a policy; it
may refer to another by its code (`result_of`).
"""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from kechuang.kernel.errors import BadInput
from kechuang.kernel.folders import modules_of
from kechuang.kernel.sentences import Sentence
from kechuang.rules.catalogue import Catalogue
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Local

_TABLES = files(__name__) / "jurisdictions"


@cache
def catalogue() -> Catalogue:
    """Every policy of this folder, checked. Raises BadRule for the first thing that is wrong."""
    return Catalogue.of(modules_of(sys.modules[__name__]))


def jurisdictions() -> list[str]:
    """The division codes that have a table of their own, in order."""
    return sorted(table.name.removesuffix(".toml") for table in _TABLES.iterdir() if table.name.endswith(".toml"))


def jurisdiction(code: str) -> Local:
    """The figures of a division by its six-digit code, laid over those of its prefecture and province.

    A division without a table of its own has those above it. Raises BadInput for what is no division code.
    """
    if not re.fullmatch(r"[1-9]\d{5}", code):
        near = get_close_matches(code, jurisdictions(), n=3, cutoff=0.3)
        raise BadInput(
            "jurisdiction.code",
            Sentence(f"“{code}”不是六位行政区划代码。", f"“{code}” is not a six-digit division code."),
            Sentence(
                f"已有本地数值的有：{'、'.join(near or jurisdictions())}。",
                f"There are figures for: {', '.join(near or jurisdictions())}.",
            ),
            division=code,
        )
    figures: Local = {}
    for part in dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code)):
        if part in jurisdictions():
            figures |= local_figures((_TABLES / f"{part}.toml").read_text("utf-8"), catalogue().parameters(), part)
    return figures
