"""Collect what falls due for whom, every half hour, and send the letters of the day."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence


def run(work: Work) -> Sentence:
    """Nothing is sent twice; letters go on working days outside of the quiet hours, one a day to each."""
    from kechuang.reminders.collecting import collect
    from kechuang.reminders.letters import send_letters

    collected = collect()
    sent, refused = send_letters()
    return Sentence(
        f"新提醒{collected.new}条，消除{collected.gone}条；邮件{sent}封，被拒{refused}封。",
        f"{collected.new} new, {collected.gone} over; {sent} letters sent, {refused} refused.",
    )


JOB = Job(
    "reminders",
    Sentence("提醒", "reminders"),
    Sentence("收集到期的事，提醒办理的人；邮件每个工作日最多一封。", "Tells people what falls due; one letter a day."),
    "*/30 * * * *",
    run,
    limit=timedelta(minutes=20),
)
