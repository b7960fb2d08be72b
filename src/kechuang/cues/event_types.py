"""Acts around cues that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "cues.sought": (
            "查找异常线索 | records searched for cues",
            "{actor} 在登记库中查找了异常线索 | {actor} searched the records for cues",
            "the records are searched for what looks unlike its peers: how many findings by cue",
        ),
        "cue.looked_into": (
            "处理异常线索 | cue looked into",
            "{actor} 处理了“{label}”的异常线索 | {actor} looked into a cue about “{label}”",
            "an officer says what a finding came to: cue, outcome, reason",
        ),
        "cue.reopened": (
            "重新打开异常线索 | cue opened again",
            "{actor} 重新打开了“{label}”的异常线索 | {actor} opened a cue about “{label}” again",
            "what was made of a finding is taken back, with a reason",
        ),
    }
)
