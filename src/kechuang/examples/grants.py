"""Who holds which certificate in which year: granted by quota to the best placed, renewed or not after three years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kechuang.examples.block import Block
from kechuang.examples.draws import Days, Flags, Floats, Whole
from kechuang.examples.firms import TECH, YOUNG, Firms
from kechuang.examples.industries import INDUSTRIES


@dataclass(frozen=True, slots=True)
class Grants:
    """Certificates of one scheme: whose, issued when, valid until (first day no longer), and whether it is a renewal.

    `ended` is the day of a revocation, else none.
    """

    firm: Whole
    issued: Days
    expires: Days
    ended: Days
    again: Flags


def high_tech(firms: Firms) -> Grants:
    """高新技术企业: three batches at the end of each year, valid for three years, a few revoked."""
    place = firms.tech + 0.55 * firms.size
    able = (firms.group == TECH) | ((firms.size > 0.9) & (firms.group != YOUNG))
    batches = (("10-16", 0.35), ("11-14", 0.35), ("12-12", 0.3))
    return _granted(firms, "hnte", place, able, renewing=0.87, revoking=0.012, batches=batches, young=3)


def technology_smes(firms: Firms) -> Grants:
    """省级科技型中小企业: a batch every quarter, valid for three years."""
    place = firms.tech - 0.1 * firms.size
    able = (firms.size_class > 0) & (firms.group != YOUNG)
    batches = (("03-26", 0.22), ("06-24", 0.26), ("09-23", 0.28), ("11-20", 0.24))
    return _granted(firms, "tech_sme", place, able, renewing=0.9, revoking=0.004, batches=batches, young=1)


def reserve(firms: Firms, high_tech: Grants) -> Grants:
    """高企后备培育库: firms without the certificate that come nearest to it; two years in the list."""
    never = np.ones(firms.block.count, dtype=bool)
    never[high_tech.firm] = False
    place = firms.tech + 0.3 * firms.size
    batches = (("04-18", 0.6), ("08-22", 0.4))
    able = never & (firms.group == TECH)
    return _granted(firms, "reserve", place, able, renewing=0.6, revoking=0.0, batches=batches, young=1, term=2)


def lasting(firms: Firms, path: str, place: Floats, able: Flags, months: tuple[int, int]) -> Grants:
    """A title without end: each year the next best placed, until the path is reached."""
    block, draws = firms.block, firms.block.draws(path)
    chosen: list[Whole] = []
    days: list[Days] = []
    taken = np.zeros(block.count, dtype=bool)
    for year in range(block.years[0] - 3, block.years[1] + 1):
        need = block.share(path, year) - int(taken.sum())
        ready = able & ~taken & (firms.years_of(firms.registered) < year - 2) & np.isnat(firms.closed)
        best = _best(place, ready, need)
        taken[best] = True
        chosen.append(best)
        day = np.datetime64(draws.day(f"{year}-{months[0]:02}-05", f"{year}-{months[1]:02}-28"), "D")
        days.append(np.full(len(best), day))
    firm, issued = np.concatenate(chosen), np.concatenate(days)
    never = np.full(len(firm), np.datetime64("NaT"), dtype="datetime64[D]")
    return Grants(firm, issued, never, never, np.zeros(len(firm), dtype=bool))


def giants(firms: Firms) -> Grants:
    """科技小巨人: large among the technology SMEs."""
    return lasting(firms, "giant", firms.tech + firms.size, (firms.group == TECH) & (firms.size_class > 0), (8, 10))


def agricultural_giants(firms: Firms) -> Grants:
    """农业科技小巨人: growers, breeders, food and dairy."""
    rural = np.isin(firms.industry, [n for n, i in enumerate(INDUSTRIES) if i.code in ("0511", "0141", "1441", "1499")])
    return lasting(firms, "agri_giant", firms.tech + firms.size, rural & (firms.size_class > 0), (5, 6))


def held(grants: Grants, block: Block) -> Flags:
    """Whether each firm held one on the last day of each year."""
    found = np.zeros((block.count, len(block.span)), dtype=bool)
    until = np.where(np.isnat(grants.ended), grants.expires, grants.ended)
    for column, year in enumerate(block.span):
        day = np.datetime64(f"{year}-12-31")
        found[grants.firm[(grants.issued <= day) & (np.isnat(until) | (until > day))], column] = True
    return found


def _granted(
    firms: Firms,
    path: str,
    place: Floats,
    able: Flags,
    *,
    renewing: float,
    revoking: float,
    batches: tuple[tuple[str, float], ...],
    young: int,
    term: int = 3,
) -> Grants:
    block, count = firms.block, firms.block.count
    closed = np.where(np.isnat(firms.closed), np.datetime64("9999-12-31"), firms.closed)
    founded = firms.years_of(firms.registered)
    since = np.zeros(count, dtype=np.int64)  # the year of the certificate held, nought for none
    row_of, batch_of = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    granted: list[tuple[Whole, Days, Flags]] = []
    lost: list[tuple[Whole, Days]] = []
    written = 0
    for year in range(block.years[0] - term, block.years[1] + 1):
        draws = block.draws(f"{path}/{year}")
        alive = closed > np.datetime64(f"{year}-12-31")
        expiring = since == year - term
        gone = np.flatnonzero((since > 0) & ~expiring & (~alive | draws.chance(revoking, count)))
        lost.append((row_of[gone], np.minimum(draws.day(f"{year}-02-10", f"{year}-09-20", count), closed)[gone]))
        out = expiring.copy()
        out[gone] = True
        since[out] = 0
        again = expiring & alive & draws.of("again").chance(renewing, count)
        room = block.share(path, year) - int((since > 0).sum())
        again[_worst(place, again, int(again.sum()) - room)] = False
        ready = able & alive & (since == 0) & ~out & (founded <= year - young)
        new = _best(place + draws.of("luck").normal(count, 0.35), ready, room - int(again.sum()))
        firm = np.sort(np.concatenate([np.flatnonzero(again), new]))
        drawn = draws.of("batch").pick([w for _, w in batches], count)
        late = np.minimum(batch_of + draws.of("late").chance(0.3, count), len(batches) - 1)  # when the old one ends
        batch_of[firm] = np.where(again, late, drawn)[firm]
        days = np.array([f"{year}-{day}" for day, _ in batches], dtype="datetime64[D]")
        granted.append((firm, days[batch_of[firm]], again[firm]))
        since[firm], row_of[firm] = year, written + np.arange(len(firm))
        written += len(firm)
    firm, issued, renewed = (np.concatenate(parts) for parts in zip(*granted, strict=True))
    ended = np.full(written, np.datetime64("NaT"), dtype="datetime64[D]")
    for rows, when in lost:
        ended[rows] = when
    month = issued.astype("datetime64[M]")
    expires = (month + np.timedelta64(12 * term, "M")).astype("datetime64[D]") + (issued - month)
    ended = np.where((ended > issued) & (ended < expires), ended, np.datetime64("NaT"))
    return Grants(firm, issued, expires, ended, renewed)


def _best(place: Floats, ready: Flags, need: int) -> Whole:
    who = np.flatnonzero(ready)
    return who[np.argsort(-place[who], kind="stable")[: max(need, 0)]]


def _worst(place: Floats, ready: Flags, need: int) -> Whole:
    who = np.flatnonzero(ready)
    return who[np.argsort(place[who], kind="stable")[: max(need, 0)]]
