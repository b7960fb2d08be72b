"""What holds in a place: figures that officers signed, laid over the tables of files, over the policies' own.

The pure half does not know where signed figures are kept: the site plugs a source in as it starts. Each question looks
at the source's stamp, so that what was signed a moment ago counts in every process. Worked cases and tests of policies
read the tables of files alone (`figures_in`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace

from kechuang.kernel import divisions
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import Jurisdiction, figures_in, jurisdictions, levels_of
from kechuang.rules.law import Local
from kechuang.rules.parameters import Dated, Parameter

NATION = "000000"
"""The code under which a value for the whole country stands, where the policy itself knows none."""

Held = Mapping[str, Mapping[str, tuple[Dated, ...]]]
"""Signed values by division, by name of the figure, oldest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where signed figures are kept. `stamp` is another one after every signing."""

    stamp: Callable[[], Hashable]
    held: Callable[[], Held]


@dataclass(frozen=True, slots=True)
class _Now:
    """All that holds under one stamp. `by_place` is filled as places are asked for, so that nobody mixes two stamps."""

    stamp: Hashable
    held: Held
    places: tuple[Jurisdiction, ...]
    by_place: dict[tuple[str, ...], Local] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    source: Source | None = None
    now: _Now | None = None


_reading = _Reading()


def read_from(source: Source | None) -> None:
    """Plug in where signed figures are kept; None: nowhere."""
    _reading.source, _reading.now = source, None


def stamp() -> Hashable:
    """Another one after every signing; None where nothing is plugged in."""
    return _reading.source.stamp() if _reading.source else None


def places() -> tuple[Jurisdiction, ...]:
    """Every division with figures of its own, from a table of files or signed, by code; the nation among them."""
    return _look().places


def own_places() -> tuple[Jurisdiction, ...]:
    """The same without the nation: what one may ask for, since the nation's count everywhere."""
    return tuple(one for one in places() if one.code != NATION)


def place_codes(division: str) -> tuple[str, ...]:
    """The divisions whose figures count where something lies, widest first."""
    wanted = (NATION, *levels_of(division[:6]))
    return tuple(j.code for j in places() if j.code in wanted)


def figures_at(division: str) -> Local:
    """What holds in a division (of which more than six digits may be given): the nearest wins, signed over files.

    Empty where nobody set any, and for a place that is not known: then only what is signed for the nation counts. As
    long as nothing is signed the same figures are the same objects: laws that read them are made once.
    """
    now = _look()
    there = {j.code: j for j in now.places}
    levels = tuple(level for level in (NATION, *levels_of(division[:6])) if level in there)
    if levels not in now.by_place:
        now.by_place[levels] = _laid_over([there[level] for level in levels], now)
    return dict(now.by_place[levels])


def figures_asked(division: str) -> Local:
    """The same for a division somebody named. Raises BadInput where neither it nor what lies above has any."""
    return figures_at(division) if not division or place_codes(division) else figures_in(division)


def places_above(division: str, name: str) -> Parameter:
    """A figure as it holds in a division without what was signed for the division itself."""
    level: Local = {}
    for above in (NATION, *levels_of(division)):
        if above == division:
            break
        level |= {n: p for j in places() if j.code == above for n, p in j.own.items()}
    files = {j.code: j.own for j in jurisdictions()}
    return files.get(division, {}).get(name) or level.get(name) or catalogue().parameters()[name]


def laid(base: Parameter, values: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """Signed values over what is there: what was before them stays, and the same day is replaced."""
    signed = {value.since: value for value in values}
    return tuple(sorted(({v.since: v for v in base.values} | signed).values(), key=lambda v: v.since))


def _laid_over(levels: list[Jurisdiction], now: _Now) -> Local:
    """The figures of places within each other, widest first."""
    figures: Local = {}
    for level in levels:
        if level.code == NATION:
            figures |= level.own
        else:
            figures |= {n: _upon(figures.get(n), level.code, one, now) for n, one in level.own.items()}
    return figures


def _upon(upper: Parameter | None, level: str, figure: Parameter, now: _Now) -> Parameter:
    """A division's figure upon that of the place above: before its first day the upper one counts, if it was signed."""
    signed = now.held.get(level, {}).get(figure.name, ())
    in_file = any(figure.name in j.own for j in jurisdictions() if j.code == level)
    if upper is None or in_file or not signed:
        return figure
    return replace(figure, values=(*(v for v in upper.values if v.since < signed[0].since), *signed))


def _look() -> _Now:
    """What holds now, read anew if anything was signed since."""
    source, now, signed = _reading.source, _reading.now, stamp()
    if now is None or signed != now.stamp:
        held = source.held() if source else {}
        now = _reading.now = _Now(signed, held, _merged(held))
    return now


def _merged(held: Held) -> tuple[Jurisdiction, ...]:
    found = {j.code: j for j in jurisdictions()}
    known = catalogue().parameters()
    for code, own in held.items():
        there = found.get(code)
        figures: Local = dict(there.own) if there else {}
        for name, values in own.items():
            if name in known:  # a policy may have given up a figure since it was signed
                base = figures.get(name) or known[name]
                figures[name] = replace(known[name], values=_over(base, values, keep=name in figures))
        found[code] = Jurisdiction(code, there.name if there else _name(code), figures)
    return tuple(found[code] for code in sorted(found))


def _over(base: Parameter, values: tuple[Dated, ...], *, keep: bool) -> tuple[Dated, ...]:
    """Over a table of files everything of it stays but the same day; over a policy's own only what was before."""
    first = values[0].since
    return laid(base if keep else replace(base, values=tuple(v for v in base.values if v.since < first)), values)


def _name(code: str) -> str:
    if code == NATION:
        return "全国"
    one = divisions.lookup(code)
    return one.name if one else code
