"""An enterprise that spent more on research than the year before, who acts for it, and walking its application on."""

from __future__ import annotations

from datetime import date
from typing import Any

CODE, NAME = "91139181MA0XJ0001N", "清流科技有限公司"
FACTS = {
    "rd_deductible": "800万元",
    "rd_deductible_y2": "600万元",
    "rd_deduction_claimed": "是",
    "rd_verified_by_tax": "是",
}
PROJECT = {
    "project.title": "低功耗超声水表研制",
    "project.leader": "韩志远",
    "project.goals": "研制样机10台，误差不超过1%，申请发明专利2件。",
    "project.months": "24",
    "project.equipment": "20",
    "project.operation": "50",
    "project.labour": "20",
    "project.indirect": "10",
    "project.pure_theory": "no",
    "project.asked": "40",
}


def enterprise(person: Any, code: str = CODE, name: str = NAME) -> Any:
    """On record with a certificate; gives who acts for it."""
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.registry.actions.declare_complete import declare_complete
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.organisation import Organisation

    about = {"code": code, "name": name, "form": "enterprise", "registered": date(2015, 1, 1)}
    enter(Organisation, about | {"division": "139181", "industry": "C4016"}, None)
    year = date.today().year
    held = {"scheme": "hnte", "number": f"GR{year - 1}{code[-6:]}", "organisation": code, "holder": name}
    days = {"level": "national", "issued": date(year - 1, 11, 3), "expires": date(year + 2, 11, 3)}
    enter(Certificate, held | days, None)
    for kind in ("certificate:hnte", "certificate:heb_tech_sme"):
        declare_complete(kind, None, since=date(2015, 1, 1))
    holder = Holder.objects.create(name=name, credit_code=code, kind="enterprise", status="approved")
    return person("representative", organisation=holder)


def do(case: Any, code: str, actor: Any, **more: Any) -> Any:
    """Do a verb to the case as it stands now."""
    from kechuang.cases import engine

    case.refresh_from_db()
    return engine.do(case, code, actor, version=case.version, **more)


def over(case: Any) -> None:
    """The time of publication has passed."""
    from datetime import timedelta

    from django.utils import timezone

    case.due = timezone.localdate() - timedelta(days=1)
    case.save()


def applied(call: Any, actor: Any, texts: dict[str, str], code: str = CODE) -> Any:
    """A submitted application."""
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.funds.actions.apply_to_call import apply_to_call

    case = apply_to_call(call, code, actor)
    keep_answers(case, texts, actor)
    return do(case, "submit", actor)


def granted(case: Any, one: Any, **given: str) -> Any:
    """From the form check to the grant, with the time of publication over."""
    case = do(case, "admit", one)
    case = do(case, "decide", one, reason="按规则审定", given=given)
    case = do(case, "publish", one)
    over(case)
    verb = "grant" if case.flow == "subsidy" else "award"
    return do(case, verb, one, given={"document": "明科发〔2026〕18号"})
