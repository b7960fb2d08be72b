"""Doubts about single rows: parts larger than the whole, negative sums, days to come, codes nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kechuang.kernel.identifiers import credit_code
from kechuang.kernel.sentences import Sentence
from kechuang.registry.expected import AtMost, MayBeAhead, MayBeNegative
from kechuang.registry.fields import OrganisationKey
from kechuang.registry.importing.comparing import Decision
from kechuang.registry.importing.organisations import Organisations
from kechuang.registry.importing.shown import shown
from kechuang.registry.importing.targets import SINCE, Target, targets
from kechuang.registry.record import Record

_CODE_LENGTH = 18


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd about a row. `code` groups doubts of one sort, which are answered together."""

    row: int
    code: str
    field: str
    value: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Group:
    """What doubts of one code are about, for the question, and by what the values might be multiplied."""

    code: str
    field: str
    sentence: Sentence
    factors: tuple[int, ...] = ()


class Expectations:
    """The expectations of a kind over the fields that a table brings."""

    def __init__(self, kind: type[Record], brought: set[str], today: date, organisations: Organisations) -> None:
        self.kind, self.brought, self.today, self.organisations = kind, brought, today, organisations
        known = targets(kind)
        signed = {n for e in kind.EXPECTED if isinstance(e, MayBeNegative) for n in e.fields}
        ahead = {n for e in kind.EXPECTED if isinstance(e, MayBeAhead) for n in e.fields} | {kind.UNTIL}
        self._unsigned = [t for n, t in known.items() if t.shape == "number" and n in brought and n not in signed]
        self._past = [t for n, t in known.items() if t.shape == "day" and n in brought and n not in ahead]
        self._past = [t for t in self._past if t.name == SINCE or t.name in {f.name for f in kind.said()}]
        self._pairs = [e for e in kind.EXPECTED if isinstance(e, AtMost) and brought & {e.part, e.whole}]
        own = {f.name for f in kind.said() if isinstance(f, OrganisationKey)}
        self._codes = [t for n, t in known.items() if n in brought and (n in own or n == "code")]
        self._owners = [t for t in self._codes if t.name in own]
        self.groups: dict[str, Group] = {}

    def of(self, decisions: list[Decision]) -> list[Doubt]:
        """The doubts about rows that would change something."""
        rows = [d for d in decisions if d.verdict in ("add", "correct", "replace")]
        found: list[Doubt] = []
        for target in self._unsigned:
            self._each(found, rows, target, "negative", lambda v: v < 0, "为负数", "is below zero")
        for target in self._past:
            self._each(found, rows, target, "ahead", lambda v: v > self.today, "在今天之后", "lies in the future")
        for pair in self._pairs:
            self._pair(found, rows, pair)
        for target in self._codes:
            self._code(found, rows, target)
        for target in self._owners:
            self._owner(found, rows, target)
        return found

    def _each(
        self,
        found: list[Doubt],
        rows: list[Decision],
        target: Target,
        sort: str,
        odd: Callable[[Any], bool],
        zh: str,
        en: str,
    ) -> None:
        for one in rows:
            value = getattr(one.made[-1], target.name)
            if value is not None and odd(value):
                text = shown(target, value)
                said = Sentence(f"{target.label}{text}{zh}", f"{target.name} {text} {en}")
                self._add(found, one.row, f"{sort}.{target.name}", target.name, text, said, f"{target.label}{zh}", en)

    def _pair(self, found: list[Doubt], rows: list[Decision], pair: AtMost) -> None:
        known = targets(self.kind)
        part, whole = known[pair.part], known[pair.whole]
        for one in rows:
            small, large = getattr(one.made[-1], pair.part), getattr(one.made[-1], pair.whole)
            if small is not None and large is not None and small > large:
                said = Sentence(
                    f"{part.label}{shown(part, small)}大于{whole.label}{shown(whole, large)}",
                    f"{part.name} {shown(part, small)} is more than {whole.name} {shown(whole, large)}",
                )
                code = f"at_most.{part.name}.{whole.name}"
                group = f"{part.label}大于{whole.label}"
                self._add(found, one.row, code, part.name, shown(part, small), said, group, f"more than {whole.name}")

    def _code(self, found: list[Doubt], rows: list[Decision], target: Target) -> None:
        for one in rows:
            value = getattr(one.made[-1], target.name)
            if not value or not (len(value) == _CODE_LENGTH or credit_code.looks_like(value)):
                continue
            if not credit_code.is_valid(value):
                checked = credit_code.check(value)
                if checked.verdict == "invalid":
                    said = Sentence(checked.said("zh"), checked.said("en"))
                    group = f"{target.label}不符合GB 32100—2015"
                    en = "is not valid by GB 32100-2015"
                    self._add(found, one.row, f"credit_code.{target.name}", target.name, value, said, group, en)

    def _owner(self, found: list[Doubt], rows: list[Decision], target: Target) -> None:
        unknown = self.organisations.unknown(v for d in rows if (v := getattr(d.made[-1], target.name)))
        for one in rows:
            value = getattr(one.made[-1], target.name)
            if value in unknown:
                said = Sentence(f"登记库里没有单位“{value}”", f"the registry holds no organisation {value}")
                group, en = f"{target.label}不在登记库", "is not in the registry"
                self._add(found, one.row, f"unknown.{target.name}", target.name, value, said, group, en)

    def _add(
        self, found: list[Doubt], row: int, code: str, name: str, value: str, said: Sentence, zh: str, en: str
    ) -> None:
        found.append(Doubt(row, code, name, value, said))
        if code not in self.groups:
            self.groups[code] = Group(code, name, Sentence(zh, f"{name} {en}"))
