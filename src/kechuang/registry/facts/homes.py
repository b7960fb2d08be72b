"""Where each fact comes from: one home for each fact and kind of subject; what has none is stated by itself."""

from __future__ import annotations

from functools import cache
from typing import cast

from kechuang.kernel.folders import modules_of
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts import derived
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.home import Derivation, Home
from kechuang.registry.facts.periods import base_of
from kechuang.registry.facts.subjects import NAMES, SubjectKind
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.record import Record


@cache
def derivations() -> dict[str, Derivation]:
    """Every derivation by the name of its file."""
    return {module.__name__.rpartition(".")[2]: module.HOME for module in modules_of(derived)}


@cache
def field_homes() -> tuple[FieldHome, ...]:
    """What the kinds of records hold themselves."""
    return tuple(home for kind in kinds().values() if (home := _of_kind(kind)) is not None)


@cache
def homes() -> dict[SubjectKind, dict[str, Home]]:
    """By kind of subject and fact. Raises ValueError where a fact has two homes."""
    found: dict[SubjectKind, dict[str, Home]] = {kind: {} for kind in NAMES}
    every: tuple[Home, ...] = (*derivations().values(), *field_homes())
    for home in every:
        for name in home.names:
            if name in found[home.subject]:
                raise ValueError(f"{name} of {home.subject} has two homes")
            found[home.subject][name] = home
    return found


def home_of(kind: SubjectKind, name: str) -> Home | None:
    """The home of a fact; None where it is stated."""
    return homes()[kind].get(name)


def supplied(kind: SubjectKind, name: str) -> tuple[type[Record], str] | None:
    """The field of a record in which the fact is filled in; None where it is stated by itself."""
    home = home_of(kind, name)
    return home.supplied(name) if home else None


def _of_kind(kind: type[Record]) -> FieldHome | None:
    subject = cast(SubjectKind, kind.ABOUT or kind.kind())
    worked_out = {name for one in derivations().values() if one.subject == subject for name in one.names}
    fields = {f: kind.FACTS[f] for f in kind.FACTS if f in vocabulary()}
    if "year" in kind.KEY:
        said = {field.name for field in kind.said()}
        fields |= {
            name: base_of(name)
            for name, asked in vocabulary().items()
            if asked.fact.time == "year" and base_of(name) in said and subject in asked.subjects
        }
    fields = {name: field for name, field in fields.items() if name not in worked_out}
    through = kind.ORGANISATION if kind.ABOUT == "organisation" else "key"
    return FieldHome(kind, subject, through, fields) if fields else None
