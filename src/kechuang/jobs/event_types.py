"""Acts on jobs that the log tells of. A run that succeeds is told by what it did, not by an event of its own."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "job.asked": (
            "立即执行作业 | job asked for",
            "{actor} 要求立即执行作业“{label}” | {actor} asked for the job “{label}” to run now",
            "somebody has a job run now, beside its schedule",
        ),
        "job.paused": (
            "暂停作业 | job paused",
            "{actor} 暂停了作业“{label}” | {actor} paused the job “{label}”",
            "a job is not begun by the clock any more, with a reason",
        ),
        "job.resumed": (
            "恢复作业 | job resumed",
            "{actor} 恢复了作业“{label}” | {actor} resumed the job “{label}”",
            "a paused job follows its schedule again",
        ),
        "job.failed": (
            "作业失败 | job failed",
            "作业“{label}”没有完成 | the job “{label}” failed",
            "a job failed as often as it is tried: attempts, and why the last one failed",
        ),
    }
)
