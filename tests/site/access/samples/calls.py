"""A published call that everybody may read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any


def _call(world: Any) -> str:
    from django.utils import timezone

    from kechuang.funds.actions.change_call import change_call
    from kechuang.funds.actions.draft_call import draft_call
    from kechuang.funds.actions.open_line import open_line
    from kechuang.funds.actions.publish_call import publish_call
    from kechuang.funds.models import Call

    if found := Call.objects.first():
        return str(found.number)
    line, today = open_line("sample-call", "样例申报项目", "competitive", None), timezone.localdate()
    call = draft_call(line, today.year, "样例申报通知", None)
    told = {"opens": today, "closes": today + timedelta(days=60), "who": "本市企业", "contact": "0311-80000000"}
    terms = {"cap": 100_00, "share": "50"}
    call = change_call(
        call, told | {"terms": terms, "text": "样例通知的正文，只用于检查每一个角色能打开哪些页面。"}, None
    )
    return str(publish_call(call, None).number)


ARGUMENTS = {"call": _call}
API = ARGUMENTS
PUBLIC = ("calls/",)
API_PUBLIC = ("/calls/",)
