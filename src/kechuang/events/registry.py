"""Every kind of event there is, and the sentence it is told in. What is not listed here cannot be recorded.

A code is dotted and in the past tense; `{actor}` and `{label}` are filled from the row. A failed event is told with
`failed`, or, where there is none, as an attempt that was refused.
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


def _type(code: str, name_zh: str, name_en: str, zh: str, en: str) -> EventType:
    return EventType(code, Sentence(name_zh, name_en), Sentence(zh, en))


_TYPES = (
    _type(
        "account.created", "建立账号", "account created", "建立了账号 {label}", "{actor} created the account {label}"
    ),
    _type(
        "account.password_set",
        "设置密码",
        "password set",
        "设置了账号 {label} 的密码",
        "{actor} set the password of {label}",
    ),
    _type("account.signed_in", "登录", "signed in", "{label} 登录", "{label} signed in"),
    _type("account.signed_out", "退出", "signed out", "{label} 退出", "{label} signed out"),
    _type(
        "account.locked",
        "锁定账号",
        "account locked",
        "连续登录失败，{label} 被暂时锁定",
        "{label} was locked after repeated failures",
    ),
    _type(
        "plan.adopted", "录入规划", "plan adopted", "{actor} 录入规划《{label}》", "{actor} adopted the plan “{label}”"
    ),
    _type(
        "plan.withdrawn",
        "撤下规划",
        "plan withdrawn",
        "{actor} 撤下规划《{label}》",
        "{actor} withdrew the plan “{label}”",
    ),
    _type(
        "plan.restored",
        "恢复规划",
        "plan restored",
        "{actor} 恢复规划《{label}》",
        "{actor} restored the plan “{label}”",
    ),
    _type(
        "plan.previous_set",
        "指定前一版本",
        "previous version set",
        "{actor} 指定《{label}》的前一版本",
        "{actor} set the previous version of “{label}”",
    ),
    _type(
        "target.corrected",
        "更正目标",
        "target corrected",
        "{actor} 更正目标“{label}”",
        "{actor} corrected the target “{label}”",
    ),
    _type(
        "task.corrected",
        "更正任务",
        "task corrected",
        "{actor} 更正任务“{label}”",
        "{actor} corrected the task “{label}”",
    ),
    _type(
        "correction.undone",
        "撤销更正",
        "correction undone",
        "{actor} 撤销对“{label}”的更正",
        "{actor} undid a correction of “{label}”",
    ),
    _type("log.exported", "导出事件记录", "log exported", "{actor} 导出事件记录", "{actor} exported the event log"),
)
EVENT_TYPES: dict[str, EventType] = {kind.code: kind for kind in _TYPES}
