"""Acts around entitlements that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "policies.run": (
            "全部政策测算 | all policies run",
            "{actor} 按{label}的情况测算了全部政策 | {actor} ran all policies as of {label}",
            "every policy in force has been read on every subject: how many say yes, no and unknown, and who turned",
        ),
    }
)
