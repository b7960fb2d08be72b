"""Acts on the log itself and on the whole data folder that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "log.exported": (
            "导出事件记录 | log exported",
            "{actor} 导出事件记录 | {actor} exported the event log",
            "an officer takes the log away as a file",
        ),
        "log.verified": (
            "校验事件记录 | log verified",
            "{actor} 校验事件记录的散列链 | {actor} checked the chain of the event log",
            "every row was checked again; how many held, the last hash, and the first broken row if there is one",
        ),
        "backup.made": (
            "备份 | backup made",
            "{actor} 把数据备份到 {label} | {actor} backed the data up to {label}",
            "`kechuang backup`; after it the log's length and last hash at that moment",
        ),
        "backup.restored": (
            "恢复 | backup restored",
            "{actor} 从备份 {label} 恢复数据 | {actor} restored the data from {label}",
            "`kechuang restore`, after every byte and the chain were checked",
        ),
    }
)
