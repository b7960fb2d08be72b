"""Acts around indicators that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "near.reckoned": (
            "测算接近达标的企业 | enterprises near a certificate reckoned",
            "{actor} 测算接近“{label}”的企业 | {actor} worked out which enterprises are near “{label}”",
            "the facts of all enterprises are read against a law: how many pass, are open, near or lack figures",
        ),
    }
)
