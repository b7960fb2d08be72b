"""Acts on new policy documents that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "rollout.entered": (
            "新政策入库 | policy document entered",
            "{actor} 将“{label}”列入新政策清单 | {actor} entered “{label}” among new policy documents",
            "a policy document came out and its checklist begins: name, number, days, what it replaces",
        ),
        "rollout.step_done": (
            "清单事项办结 | step of a checklist done",
            "{actor} 办结“{label}”的一项 | {actor} did one step for “{label}”",
            "one step for a new policy document is done, with where it can be seen",
        ),
        "rollout.step_reopened": (
            "清单事项重新打开 | step of a checklist opened again",
            "{actor} 重新打开“{label}”的一项 | {actor} opened one step for “{label}” again",
            "a step was ticked too early; the reason is kept",
        ),
        "rollout.step_handed": (
            "清单事项改派 | step of a checklist handed on",
            "{actor} 将“{label}”的一项交给他人 | {actor} handed one step for “{label}” to somebody",
            "another officer is to do a step",
        ),
        "rollout.told": (
            "通知符合条件的单位 | those who qualify told",
            "{actor} 就“{label}”通知了符合条件的单位 | {actor} told who qualifies under “{label}”",
            "who qualifies by the night's run is told by a reminder: how many, how many have no account here",
        ),
        "rollout.withdrawn": (
            "撤出新政策清单 | policy document withdrawn",
            "{actor} 将“{label}”撤出新政策清单 | {actor} withdrew “{label}” from new policy documents",
            "a document was entered by mistake; the reason is kept",
        ),
    }
)
