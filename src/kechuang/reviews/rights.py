"""Who may read the applications of a panel now: brought into line after every act that changes it."""

from __future__ import annotations

from datetime import datetime

from kechuang.reviews.models import Panel, ReadingRight


def renew_rights(panel: Panel, stamp: datetime) -> None:
    """While scoring is open, who sits under an account reads every application of the panel; else nobody does."""
    now = Panel.objects.get(pk=panel.pk)
    wanted = set()
    if now.state == "scoring":
        seats = now.seats.filter(left_at=None).exclude(account=None)
        wanted = {(of, seat, account) for of in _cases(now) for seat, account in seats.values_list("pk", "account")}
    standing = {
        (right.of_id, right.seat_id, right.account_id): right
        for right in ReadingRight.objects.filter(of__panel=now, superseded_at=None)
    }
    over = [right.pk for key, right in standing.items() if key not in wanted]
    ReadingRight.objects.filter(pk__in=over).update(superseded_at=stamp)
    ReadingRight.objects.bulk_create(
        ReadingRight(of_id=of, seat_id=seat, account_id=account, recorded_at=stamp)
        for of, seat, account in sorted(wanted - standing.keys())
    )


def _cases(panel: Panel) -> list[int]:
    return list(panel.cases.values_list("pk", flat=True))
