"""Lists the verbs of supervision, found in their folder: `VERB`, and `effect` where one does more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.oversight import verbs as verbs_folder
from kechuang.oversight.verb import Effect, MatterVerb


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with what it does besides moving the matter."""

    verb: MatterVerb
    effect: Effect | None


@cache
def acts() -> dict[str, Act]:
    """Every verb by its code, which is the name of its module."""
    return {
        module.__name__.rpartition(".")[2]: Act(module.VERB, getattr(module, "effect", None))
        for module in modules_of(verbs_folder)
    }
