"""Acts on a place's own figures that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "figure.proposed": (
            "提出本地数值 | local figure proposed",
            "{actor} 提出本地数值：{label} | {actor} proposed a local figure: {label}",
            "an officer proposes a figure of a place from a day on, with its source; before it what holds then",
        ),
        "figure.signed": (
            "签批本地数值 | local figure signed",
            "{actor} 签批本地数值：{label} | {actor} signed a local figure: {label}",
            "a second person signs it: from its day on every reader of the rules uses it",
        ),
        "figure.refused": (
            "不同意本地数值 | local figure refused",
            "{actor} 不同意本地数值：{label} | {actor} refused a local figure: {label}",
            "a second person refuses it, with the reason",
        ),
        "figure.withdrawn": (
            "撤回本地数值的提议 | proposal of a local figure withdrawn",
            "{actor} 撤回提议：{label} | {actor} withdrew the proposal: {label}",
            "who proposed it takes the proposal back before anybody signed",
        ),
    }
)
