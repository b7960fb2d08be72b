"""A call as its reader sees it: where it stands, days left, what it grants in words, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kechuang.accounts.access import visible
from kechuang.cases.models import Case
from kechuang.funds.by_date.calls import Window, window
from kechuang.funds.by_date.grades import NAMES
from kechuang.funds.grants import open_figures
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Call
from kechuang.kernel.sentences import Sentence
from kechuang.portal.language import said
from kechuang.registry.kinds.organisation import Organisation

STAGES: dict[str, Sentence] = {
    "open": Sentence("正在申报", "Open"),
    "coming": Sentence("即将开始", "Not open yet"),
    "closed": Sentence("已截止", "Closed"),
    "draft": Sentence("草稿", "Draft"),
    "withdrawn": Sentence("已撤销", "Withdrawn"),
}
_LAMPS = {"open": "good", "coming": "notice", "draft": "warning", "withdrawn": "error"}


def shown_call(request: HttpRequest, number: str) -> Call:
    """The call of that number, if the reader may see it. Raises Http404."""
    found = visible(request.user, Call.objects.select_related("line")).filter(number=number).first()
    if found is None:
        raise Http404(number)
    return found


def call_of(case: Case) -> Call | None:
    """The call a case answers; None of every other case."""
    return Call.objects.select_related("line").filter(number=case.call).first() if case.call else None


@dataclass(frozen=True, slots=True)
class Shown:
    """One call on a day."""

    call: Call
    stage: str
    name: Sentence
    lamp: str
    left: int | None

    @property
    def left_said(self) -> str:
        """Days left, the last day counted."""
        if self.left is None:
            return ""
        if self.left == 0:
            return _("今天截止")
        return ngettext("还有 %(n)d 天", "还有 %(n)d 天", self.left) % {"n": self.left}


def shown(call: Call, day: date) -> Shown:
    """On a day."""
    stage = call.stage(day)
    left = (call.closes - day).days if stage == "open" and call.closes else None
    return Shown(call, stage, STAGES[stage], _LAMPS.get(stage, ""), left)


def stands(call: Call, day: date) -> Window | None:
    """How long it stands, from its publication (from the day in a draft)."""
    if call.closes is None:
        return None
    return window(timezone.localdate(call.published_at) if call.published_at else day, call.closes)


def terms_said(call: Call, day: date) -> list[tuple[str, str]]:
    """What it sets, label and value."""
    rows: list[tuple[str, str]] = []
    if call.granted:
        labels = {one.name: one.label for one in open_figures(call.granted, call.opens or day)}
        rows = [(labels[name], text) for name, text in call.figures.items() if name in labels]
    elif call.mode == "competitive":
        if call.terms.get("cap"):
            rows.append((_("单项支持上限"), f"{yuan(call.terms['cap'])} {_('元')}"))
        if call.terms.get("share"):
            rows.append((_("占项目总经费的最高比例"), f"{str(call.terms['share']).rstrip('%')}%"))
        if call.terms.get("least"):
            rows.append((_("评审最低得分"), str(call.terms["least"])))
    else:
        if call.terms.get("yearly"):
            rows.append((_("年度额度"), f"{yuan(call.terms['yearly'])} {_('元')}"))
        if call.terms.get("first"):
            rows.append((_("首次支持"), f"{str(call.terms['first']).rstrip('%')}%"))
        rows += [
            (_("上次评价为“%(grade)s”") % {"grade": said(name)}, f"{str(call.terms[grade]).rstrip('%')}%")
            for grade, name in NAMES.items()
            if call.terms.get(grade)
        ]
    return rows


def forms_said(call: Call) -> str:
    """Which kinds of organisations may apply."""
    names = dict(Organisation.FORMS)
    return "、".join(str(names[one]) for one in call.forms if one in names) or _("不限单位类型")
