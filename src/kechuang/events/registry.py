"""Every kind of event there is, and the sentence it is told in. What is not listed here cannot be recorded.

A code is dotted and in the past tense; `{actor}` and `{label}` are filled from the row. A failed event is told by the
same sentence, marked as not successful. Chinese stands left of the bar, English right of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event: its code, its short name for lists, and its sentence."""

    code: str
    name: Sentence
    sentence: Sentence


_TOLD = {
    "account.created": (
        "建立账号 | account created",
        "{actor} 建立账号 {label} | {actor} created the account {label}",
    ),
    "account.link_made": (
        "发放一次性链接 | one-time link made",
        "{actor} 为账号 {label} 发放一次性链接 | {actor} made a one-time link for {label}",
    ),
    "account.password_set": (
        "设置密码 | password set",
        "{actor} 设置账号 {label} 的密码 | {actor} set the password of {label}",
    ),
    "account.disabled": (
        "停用账号 | account disabled",
        "{actor} 停用账号 {label} | {actor} disabled the account {label}",
    ),
    "account.signed_in": ("登录 | signed in", "{label} 登录 | {label} signed in"),
    "account.signed_out": ("退出 | signed out", "{label} 退出 | {label} signed out"),
    "account.locked": (
        "锁定账号 | account locked",
        "连续登录失败，{label} 被暂时锁定 | {label} was locked after repeated failures",
    ),
    "plan.adopted": (
        "录入规划 | plan adopted",
        "{actor} 录入规划《{label}》 | {actor} adopted the plan “{label}”",
    ),
    "plan.withdrawn": (
        "撤下规划 | plan withdrawn",
        "{actor} 撤下规划《{label}》 | {actor} withdrew the plan “{label}”",
    ),
    "plan.restored": (
        "恢复规划 | plan restored",
        "{actor} 恢复规划《{label}》 | {actor} restored the plan “{label}”",
    ),
    "plan.previous_set": (
        "指定前一版本 | previous version set",
        "{actor} 指定《{label}》的前一版本 | {actor} set the previous version of “{label}”",
    ),
    "target.corrected": (
        "更正目标 | target corrected",
        "{actor} 更正目标“{label}” | {actor} corrected the target “{label}”",
    ),
    "task.corrected": (
        "更正任务 | task corrected",
        "{actor} 更正任务“{label}” | {actor} corrected the task “{label}”",
    ),
    "correction.undone": (
        "撤销更正 | correction undone",
        "{actor} 撤销对“{label}”的更正 | {actor} undid a correction of “{label}”",
    ),
    "log.exported": ("导出事件记录 | log exported", "{actor} 导出事件记录 | {actor} exported the event log"),
}
EVENT_TYPES: dict[str, EventType] = {
    code: EventType(code, *(Sentence(*text.split(" | ")) for text in told)) for code, told in _TOLD.items()
}
