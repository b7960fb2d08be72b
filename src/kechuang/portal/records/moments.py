"""The pair of moments a page is asked as of, as its address gives it: `?valid=2020-06-30&known=2021-01-01`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from kechuang.kernel.errors import BadInput
from kechuang.registry.asof import AsOf


@dataclass(frozen=True, slots=True)
class Moment:
    """The pair, and how it was given; `error` says what was wrong with an address that is answered as of now."""

    asof: AsOf
    valid: str = ""
    known: str = ""
    error: BadInput | None = None

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> Moment:
        """From an address."""
        valid, known = query.get("valid", "").strip()[:40], query.get("known", "").strip()[:40]
        try:
            return cls(AsOf.asked(valid, known), valid, known)
        except BadInput as error:
            return cls(AsOf.now(), error=error)

    @property
    def past(self) -> bool:
        """Whether the page speaks of other moments than now."""
        return bool(self.valid or self.known)

    @property
    def parts(self) -> dict[str, str]:
        """What the address of a page as of the same moments holds."""
        given = {"valid": self.valid, "known": self.known}
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        """The same as the end of an address, with its question mark; empty for now."""
        return f"?{urlencode(self.parts)}" if self.past else ""

    @property
    def known_day(self) -> str:
        """The day of the knowledge asked for, for a date field."""
        return self.known[:10]
