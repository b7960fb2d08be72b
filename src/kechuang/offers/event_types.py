"""Acts on what is granted unasked that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "offer.marked": (
            "列为免申即享 | granted unasked from now on",
            "{actor} 将“{label}”列为免申即享 | {actor} had “{label}” granted unasked",
            "a policy is granted unasked in a place; the event holds the document",
        ),
        "offer.unmarked": (
            "不再免申即享 | no longer granted unasked",
            "{actor} 将“{label}”移出免申即享 | {actor} ended that “{label}” is granted unasked",
            "a policy is no longer granted unasked; drafts that wait stay",
        ),
        "offer.drafted": (
            "备好免申即享办件 | case drafted unasked",
            "系统备好办件 {label}，等待单位同意 | the case {label} was drafted and waits for consent",
            "an enterprise qualifies, every fact is confirmed, and the case waits for its consent",
        ),
        "offer.consented": (
            "同意享受 | consented",
            "{actor} 同意办件 {label} | {actor} consented to the case {label}",
            "the enterprise consents; the case is submitted as it was drafted",
        ),
    }
)
