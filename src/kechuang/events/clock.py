"""The clock of the log: every act gets an instant later than all acts before it, whatever the machine's clock does.

What an act records is stamped with its instant, and readers ask as of the last finished act. So nothing recorded later
can carry an instant that someone has already asked about.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from kechuang.events.chain_end import last
from kechuang.events.record import wait_for_turn

BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
"""Asked for while the log is empty."""


def last_moment() -> datetime:
    """The instant of the last finished act."""
    return last()[2] or BEFORE_ALL


def moment() -> datetime:
    """The instant of the act now beginning: later than every act before. Call inside the act's transaction."""
    wait_for_turn()
    return max(timezone.now(), last_moment() + timedelta.resolution)
