"""Acts on the log itself."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "log.exported": (
            "导出事件记录 | log exported",
            "{actor} 导出事件记录 | {actor} exported the event log",
            "an officer takes the log away as a file",
        ),
    }
)
