"""Lists the verbs, found in their folder: `VERB`, and `effect` where a verb does more than move the case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kechuang.cases import verbs as verbs_folder
from kechuang.cases.joined import more_asked
from kechuang.cases.models import Case
from kechuang.cases.verb import Asked, CaseVerb, Effect
from kechuang.kernel.folders import modules_of


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with what it does besides moving the case."""

    verb: CaseVerb
    effect: Effect | None


@cache
def acts() -> dict[str, Act]:
    """Every verb by its code, which is the name of its module."""
    return {
        module.__name__.rpartition(".")[2]: Act(module.VERB, getattr(module, "effect", None))
        for module in modules_of(verbs_folder)
    }


def asks_of(case: Case, verb: str) -> tuple[Asked, ...]:
    """Everything given with a verb of this case."""
    return acts()[verb].verb.asks + more_asked(case, verb)
