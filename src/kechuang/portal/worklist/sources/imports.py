"""Imports one began and has not brought to an end."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_import
from kechuang.accounts.models import User
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task
from kechuang.registry.importing.imports import CHECKED, MAPPING, STOPPED, Import

_DOES = {
    MAPPING: Sentence("对应各列后试算。", "Say which column is what, then try it out."),
    CHECKED: Sentence("看过试算结果后确认写入，或取消。", "Look at what it would do, then write it or cancel it."),
    STOPPED: Sentence("继续写入，或撤销已写入的。", "Go on, or undo what was written."),
}


def _rows(actor: User, today: date) -> QuerySet[Import] | None:
    if not may_import(actor).allowed:
        return None
    return Import.objects.filter(state__in=_DOES, made_by=actor).order_by("-pk")


def _task(one: Import) -> Task:
    return Task(one.file_name, reverse("import", args=[one.pk]), _DOES[one.state])


SOURCE = Source(160, gettext_lazy("没有做完的导入"), "upload", _rows, _task, "imports")
