"""When a job is due next by its cron words, and those words as people say them."""

from __future__ import annotations

import re
from datetime import datetime

from croniter import croniter
from django.utils import timezone

from kechuang.kernel.sentences import Sentence

_DAYS = (
    Sentence("周日", "Sundays"),
    Sentence("周一", "Mondays"),
    Sentence("周二", "Tuesdays"),
    Sentence("周三", "Wednesdays"),
    Sentence("周四", "Thursdays"),
    Sentence("周五", "Fridays"),
    Sentence("周六", "Saturdays"),
)


def next_time(cron: str, after: datetime) -> datetime:
    """The first instant after that one which the words name, read in the site's time zone."""
    found: datetime = croniter(cron, timezone.localtime(after)).get_next(datetime)
    return found


def cron_words(cron: str) -> Sentence:
    """Every n minutes, hourly, daily or weekly in words; other cron words as they stand."""
    minute, hour, day, month, weekday = cron.split()
    if (day, month) == ("*", "*"):
        if weekday == "*" and hour == "*" and (every := re.fullmatch(r"\*/(\d+)", minute)):
            return Sentence(f"每{every[1]}分钟", f"every {every[1]} minutes")
        if weekday == "*" and hour == "*" and minute.isdigit():
            return Sentence(f"每小时{int(minute)}分", f"hourly at minute {int(minute)}")
        if minute.isdigit() and hour.isdigit():
            clock = f"{int(hour):02}:{int(minute):02}"
            if weekday == "*":
                return Sentence(f"每天{clock}", f"daily at {clock}")
            if weekday.isdigit():
                named = _DAYS[int(weekday) % 7]
                return Sentence(f"每{named.zh}{clock}", f"{named.en} at {clock}")
    return Sentence(cron, cron)
