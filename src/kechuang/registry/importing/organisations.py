"""Organisations as a table names them: by name or by key, asked of the registry once for each."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation

_STEP = 5000


class Organisations:
    """What the registry knows of the organisations of one table."""

    def __init__(self) -> None:
        self._named: dict[str, str | Sentence] = {}
        self._known: dict[str, bool] = {}

    def ask_names(self, names: Iterable[str]) -> None:
        """Look up these names."""
        wanted = [name for name in dict.fromkeys(names) if name and name not in self._named]
        found: dict[str, set[str]] = {}
        for i in range(0, len(wanted), _STEP):
            rows = Organisation.objects.standing().filter(name__in=wanted[i : i + _STEP]).values_list("name", "key")
            for name, key in rows:
                found.setdefault(name, set()).add(key)
        for name in wanted:
            keys = found.get(name, set())
            if len(keys) == 1:
                self._named[name] = next(iter(keys))
            elif keys:
                said = Sentence(f"登记库里有{len(keys)}家“{name}”，请填代码", f"{len(keys)} organisations are “{name}”")
                self._named[name] = said
            else:
                self._named[name] = Sentence(
                    f"登记库里没有“{name}”，请先录入单位或填代码", f"the registry knows no “{name}”"
                )

    def named(self, name: str) -> str | Sentence:
        """The key of a name asked for before, or why there is none."""
        name = name.strip()
        if name not in self._named:
            self.ask_names([name])
        return self._named[name]

    def unknown(self, keys: Iterable[str]) -> set[str]:
        """Those keys under which the registry holds nothing."""
        asked = list(dict.fromkeys(keys))
        wanted = [key for key in asked if key not in self._known]
        for i in range(0, len(wanted), _STEP):
            some = wanted[i : i + _STEP]
            there = set(Organisation.objects.standing().filter(key__in=some).values_list("key", flat=True))
            self._known |= {key: key in there for key in some}
        return {key for key in asked if not self._known[key]}
