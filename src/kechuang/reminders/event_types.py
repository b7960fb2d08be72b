"""Acts around reminders that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "reminder.letter_sent": (
            "发送提醒邮件 | letter sent",
            "向{label}发出提醒邮件 | a letter of reminders was sent to {label}",
            "the letter of the day was taken by the mail server: how many reminders it told of",
        ),
        "reminder.choice_made": (
            "设置提醒 | reminders chosen",
            "{actor} 设置了提醒 | {actor} chose how to be reminded",
            "somebody chose the language of letters, and of which kinds they want none",
        ),
        "calendar.made": (
            "生成日历地址 | calendar address made",
            "{actor} 生成了日历地址 | {actor} made a calendar address",
            "a new secret address of one's own calendar; the one before opens nothing any more",
        ),
        "calendar.revoked": (
            "作废日历地址 | calendar address revoked",
            "{actor} 作废了日历地址 | {actor} revoked a calendar address",
            "the address of one's calendar opens nothing any more",
        ),
    }
)
