"""Facts of an organisation as a list, under where they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer

_STATED = Sentence("单独填报", "Stated by itself")
_DERIVED = Sentence("由记录推出", "Worked out from records")
_JUDGED = Sentence("由评审人员认定", "Judged by reviewers")


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts kept in one place."""

    label: Sentence
    answers: tuple[Answer, ...]


def grouped(found: Iterable[Answer]) -> list[FactGroup]:
    """Facts under the kind of record they are kept in, what is stated and what is judged last."""
    made: dict[str, tuple[Sentence, list[Answer]]] = {}
    for answer in found:
        label = _label(answer)
        made.setdefault(label.zh, (label, []))[1].append(answer)
    last = {_DERIVED.zh: 1, _STATED.zh: 2, _JUDGED.zh: 3}
    ordered = sorted(made.values(), key=lambda group: last.get(group[0].zh, 0))
    return [FactGroup(label, tuple(every)) for label, every in ordered]


def _label(answer: Answer) -> Sentence:
    if answer.supplier == "expert":
        return _JUDGED
    if answer.how == "derived":
        return _DERIVED
    if answer.field is not None and answer.how != "stated":
        name = str(answer.field[0]._meta.verbose_name)
        return Sentence(name, name)
    return _STATED
