"""The pair of moments every question is asked as of: true in the world on a day, known to us at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from kechuang.events.clock import last_moment
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class AsOf:
    """`valid`: the day in the world. `known`: what had been recorded by that instant (aware, microseconds).

    `known` is never later than the last act in the log: whatever is recorded afterwards is stamped later, so the same
    pair gives the same answer for ever.
    """

    valid: date
    known: datetime

    @classmethod
    def now(cls) -> AsOf:
        """Today, with everything recorded so far."""
        return cls(timezone.localdate(), last_moment())

    @classmethod
    def on(cls, valid: date, known: date | datetime | None = None) -> AsOf:
        """A day in the world; `known` as an instant, or a day (its end, local time), or everything recorded so far."""
        last = last_moment()
        if known is None:
            return cls(valid, last)
        if not isinstance(known, datetime):
            known = timezone.make_aware(datetime.combine(known + timedelta(days=1), time.min)) - timedelta.resolution
        return cls(valid, min(known, last))

    @classmethod
    def asked(cls, valid: str = "", known: str = "") -> AsOf:
        """From an address or a command: ISO days or instants, either may be empty. Raises BadInput."""
        try:
            day = date.fromisoformat(valid) if valid else timezone.localdate()
            instant: date | datetime | None = None
            if known:
                instant = date.fromisoformat(known) if len(known) == 10 else datetime.fromisoformat(known)
            if isinstance(instant, datetime) and timezone.is_naive(instant):
                instant = timezone.make_aware(instant)
        except ValueError as error:
            raise BadInput(
                "asof.unreadable",
                Sentence(f"“{valid or known}”不是日期。", f"“{valid or known}” is not a date."),
                Sentence("请写成 2020-06-30。", "Write it as 2020-06-30."),
            ) from error
        return cls.on(day, instant)

    def at(self, valid: date) -> AsOf:
        """Another day in the world, with the same knowledge."""
        return AsOf(valid, self.known)

    def as_query(self) -> dict[str, str]:
        """The pair as parts of an address; `asked` reads it back to the same pair."""
        return {"valid": self.valid.isoformat(), "known": self.known.isoformat()}
