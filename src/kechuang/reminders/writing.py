"""What a letter says: at most twenty lines, by kind, each with its day; the rest are counted. No picture."""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.urls import reverse

from kechuang.kernel.sentences import Sentence
from kechuang.reminders.catalogue import sources
from kechuang.reminders.models import Reminder

LINES = 20


def written(reminders: list[Reminder], language: str) -> tuple[str, str]:
    """Subject and text in a language, `zh` or `en`."""
    zh = language != "en"
    count = len(reminders)
    subject = f"科创：{count}件事需要您办理" if zh else f"Kechuang: {count} thing{'s' * (count != 1)} to see to"
    order = list(sources())
    shown = sorted(reminders, key=lambda one: order.index(one.kind) if one.kind in order else len(order))[:LINES]
    lines = []
    for kind, rows in groupby(shown, key=lambda one: one.kind):
        name = sources()[kind].name if kind in sources() else Sentence(kind, kind)
        lines += [f"【{name.zh}】" if zh else name.en.capitalize()]
        for row in rows:
            day = ("，{}" if zh else ", {}").format(row.due.isoformat()) if row.due else ""
            lines += [f"· {row.says[0 if zh else 1]}{day}", f"  {settings.SITE}{row.address}"]
        lines += [""]
    if count > LINES:
        rest = count - LINES
        lines += [f"另有{rest}件，见提醒列表。" if zh else f"{rest} more are in the list of reminders.", ""]
    where = settings.SITE + reverse("reminders")
    lines += [f"全部提醒和设置：{where}" if zh else f"All reminders, and settings: {where}"]
    lines += ["此邮件由系统自动发出，请勿回复。" if zh else "This letter was sent by the system; please do not reply."]
    return subject, "\n".join(lines) + "\n"
