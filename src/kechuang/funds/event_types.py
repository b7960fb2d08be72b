"""Acts on money that the log tells of; the entries they make stand in `after` under `ledger`."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "ledger.posted": (
            "记账 | ledger entry",
            "{actor} 记入台账：{label} | {actor} entered in the ledger: {label}",
            "money moves by no other act that is told: its postings",
        ),
        "ledger.reversed": (
            "冲销分录 | ledger entry reversed",
            "{actor} 冲销台账分录：{label} | {actor} reversed in the ledger: {label}",
            "an entry is undone by another, with the reason",
        ),
    }
)
