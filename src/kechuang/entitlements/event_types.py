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
        "entitlements.list_exported": (
            "导出培育和符合名单 | list of enterprises exported",
            "{actor} 导出“{label}”的名单 | {actor} exported the list of {label}",
            "a reserve library, or who newly qualifies, is taken away; after it the filter and number of rows",
        ),
    }
)
