"""Yearly returns as cues read them: figures of enterprises by year, and the industry each is compared within."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kechuang.cues.cue import Peers
from kechuang.cues.peers import FEWEST, apart, peers_of
from kechuang.kernel import industries
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

EVERYBODY = Sentence("全部企业", "all enterprises")


def newest_year(asof: AsOf) -> int | None:
    """The last year of which at least half as many returns are in as of the year before; None without returns."""
    counts: dict[int, int] = {}
    for year in YearlyReturn.objects.as_of(asof).order_by().values_list("year", flat=True).iterator():
        counts[year] = counts.get(year, 0) + 1
    for year in sorted(counts, reverse=True):
        if 2 * counts[year] >= counts.get(year - 1, 0):
            return year
    return None


def figures(asof: AsOf, years: Iterable[int], *fields: str) -> dict[str, dict[int, tuple[int | None, ...]]]:
    """Whole steps of these fields by organisation and year."""
    rows = YearlyReturn.objects.as_of(asof).filter(year__in=list(years)).order_by()
    found: dict[str, dict[int, tuple[int | None, ...]]] = {}
    for organisation, year, *values in rows.values_list("organisation", "year", *fields).iterator():
        found.setdefault(organisation, {})[year] = tuple(values)
    return found


@dataclass(frozen=True, slots=True)
class Research:
    """Three years of one organisation: R&D as a share of sales, and the sales of the newest year in 分."""

    share: Fraction
    latest_sales: int


def research(asof: AsOf, years: tuple[int, int, int]) -> dict[str, Research]:
    """Of every organisation with both figures in all three years (newest first) and sales at all."""
    found: dict[str, Research] = {}
    for organisation, held in figures(asof, years, "rd", "sales").items():
        known = [(costs, sales) for costs, sales in held.values() if costs is not None and sales is not None]
        total = sum(sales for _, sales in known)
        if len(known) == len(years) and total > 0:
            latest = held[years[0]][1]
            found[organisation] = Research(Fraction(sum(costs for costs, _ in known), total), latest or 0)
    return found


def record_of(organisation: str, year: int) -> tuple[str, str]:
    """Kind and key of a return."""
    row = YearlyReturn(organisation=organisation, year=year)
    return row.kind(), row.key_of()


@dataclass(frozen=True, slots=True)
class Compared:
    """One organisation's value among its peers; `steps` is how far it is from their median, nought where untellable."""

    organisation: str
    value: Fraction
    steps: float
    peers: Peers


def compared(asof: AsOf, values: Mapping[str, Fraction]) -> Iterator[Compared]:
    """Each among those of the same two-digit industry (GB/T 4754-2017), or among all where these are too few."""
    rows = Organisation.objects.as_of(asof).exclude(industry="").order_by()
    code_of = {key: code[:3] for key, code in rows.values_list("key", "industry").iterator()}
    by_code: dict[str, dict[str, Fraction]] = {}
    for key, value in values.items():
        by_code.setdefault(code_of.get(key, ""), {})[key] = value
    few = [code for code, held in by_code.items() if not code or len(held) < FEWEST]
    everybody = dict(values) if few else {}
    for code, held in sorted(by_code.items()):
        among = everybody if code in few else held
        steps, peers = apart(among), peers_of(EVERYBODY if code in few else _named(code), list(among.values()))
        for key, value in sorted(held.items()):
            yield Compared(key, value, steps.get(key, 0.0), peers)


def _named(code: str) -> Sentence:
    industry = industries.lookup(code[1:])
    return Sentence(f"同行业（{industry.name if industry else code}）", f"the same industry ({code})")
