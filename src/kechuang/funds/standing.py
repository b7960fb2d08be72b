"""How budgets stand: year by line, from the postings alone, as of a pair of moments; the entries behind a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from kechuang.funds.balances import balances
from kechuang.funds.ledger.chart import KINDS
from kechuang.funds.models import LedgerPosting
from kechuang.registry.asof import AsOf

FISCAL = tuple(kind.code for kind in KINDS.values() if kind.group == "fiscal")


@dataclass(slots=True)
class Standing:
    """Where the money of a line in a year stands, in fen; amounts by kind of account, all shown above nought.

    appropriation + carried_in = available + committed + in_transit + paid + returned + carried_out + lapsed, always.
    """

    year: int
    line: str
    sums: dict[str, int] = field(default_factory=dict)

    def of(self, kind: str) -> int:
        """What stands on the accounts of a kind, above nought."""
        return abs(self.sums.get(kind, 0))

    @property
    def budget(self) -> int:
        """What there was to spend: set for the year and carried in."""
        return self.of("appropriation") + self.of("carried_in")

    @property
    def available(self) -> int:
        """Not promised to anybody."""
        return self.of("available")

    @property
    def committed(self) -> int:
        """Promised, and still here or with the bank."""
        return self.of("committed") + self.of("in_transit")

    @property
    def paid(self) -> int:
        """Arrived with the organisations, less what came back."""
        return self.of("paid")

    @property
    def gone(self) -> int:
        """Carried on, taken back by the treasury, returned."""
        return self.of("carried_out") + self.of("lapsed") + self.of("returned")

    def plus(self, other: Standing) -> None:
        """Add another line's sums."""
        for kind, fen in other.sums.items():
            self.sums[kind] = self.sums.get(kind, 0) + fen


def standings(asof: AsOf | None = None, *, year: int | None = None, line: str = "") -> list[Standing]:
    """Every year and line that was posted to, latest year first, lines by code."""
    where: dict[str, object] = ({"year": year} if year else {}) | ({"line": line} if line else {})
    found: dict[tuple[int, str], Standing] = {}
    for account, fen in balances(asof, kinds=FISCAL, **where).items():
        key = (account.year, account.line)
        one = found.setdefault(key, Standing(*key))
        one.sums[account.kind] = one.sums.get(account.kind, 0) + fen
    return [found[key] for key in sorted(found, key=lambda key: (-key[0], key[1])) if any(found[key].sums.values())]


def total(year: int, lines: Iterable[Standing]) -> Standing:
    """The lines of a year together."""
    whole = Standing(year, "")
    for line in lines:
        whole.plus(line)
    return whole


def of_awards(numbers: Iterable[str], asof: AsOf | None = None) -> dict[str, Standing]:
    """Where the money of awards stands, over all years: `budget` is what was granted."""
    found = {number: Standing(0, "") for number in numbers}
    kinds = ("committed", "in_transit", "paid", "returned")
    for account, fen in balances(asof, kinds=kinds, subject__in=list(found)).items():
        sums = found[account.subject].sums
        sums[account.kind] = sums.get(account.kind, 0) + fen
    return found


def entries_behind(
    asof: AsOf, *, kinds: Iterable[str], year: int | None = None, line: str = "", subject: str = ""
) -> QuerySet[LedgerPosting]:
    """The postings that make a number, newest first: on accounts of these kinds, narrowed by year, line, award."""
    rows = LedgerPosting.objects.filter(
        account__kind__in=list(kinds), entry__happened__lte=asof.valid, entry__recorded_at__lte=asof.known
    )
    for part, value in (("year", year), ("line", line), ("subject", subject)):
        if value:
            rows = rows.filter(**{f"account__{part}": value})
    return rows.select_related("entry", "entry__recorded_by", "account").order_by("-entry__number", "pk")
