"""One file per policy: its facts, dated figures, conditions, citations and what it grants, under the name POLICY.

The folder lists itself (`catalogue`): a new policy is a new file here and its test, nothing else. Facts that several
policies read are in `vocabulary/`, so that a datum has one name and one meaning. A policy never imports a policy; it
may refer to another by its code (`result_of`).
"""

from __future__ import annotations

import sys
from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.rules.catalogue import Catalogue


@cache
def catalogue() -> Catalogue:
    """Every policy of this folder, checked. Raises BadRule for the first thing that is wrong."""
    return Catalogue.of(modules_of(sys.modules[__name__]))
