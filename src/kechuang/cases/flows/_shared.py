"""States and limits that several flows share, each in one place: drafting, correcting, publicity, the ends."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, State
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FIVE_DAYS = "参照行政许可法第三十二条第一款第四项、第八十二条（五个工作日内一次告知补正内容）"
TWENTY_DAYS = "参照行政许可法第四十二条、第八十二条（自受理之日起二十个工作日内决定）"
TEN_DAYS = "参照行政许可法第四十四条、第八十二条（决定后十个工作日内送达证件）"

DRAFT = State(
    "draft",
    Sentence("起草", "Draft"),
    "applicant",
    Sentence("由申请人填写，随时可以提交。", "The applicant fills it in and submits it at any time."),
    frozen=False,
)
RETURNED = State(
    "returned",
    Sentence("退回补正", "Returned for correction"),
    "applicant",
    Sentence("由申请人按告知的内容补正后再次提交。", "The applicant corrects what was asked and submits again."),
    limit=Period(15, "workday"),
    basis=LOCAL,
    frozen=False,
    beside="submitted",
)
PUBLICITY = State(
    "publicity",
    Sentence("公示", "Published for objections"),
    "public",
    Sentence(
        "向社会公示；期内有异议可以实名提出，期满无异议即办结。",
        "Open to objections under a real name; without any, it is closed when the time is over.",
    ),
    limit=Period(5, "workday"),
    basis=LOCAL,
    clock="notice",
    public=True,
)
OBJECTED = State(
    "objected",
    Sentence("异议处理", "Objection examined"),
    "office",
    Sentence("由科技局核查异议并答复。", "The S&T bureau examines the objection and answers it."),
    limit=Period(15, "workday"),
    basis=LOCAL,
    public=True,
    beside="publicity",
)
CHANGING = State(
    "changing",
    Sentence("变更审核", "Change examined"),
    "office",
    Sentence("由科技局审核变更后是否仍符合条件。", "The S&T bureau examines whether the conditions still hold."),
    limit=Period(20, "workday"),
    basis=TWENTY_DAYS,
    public=True,
    beside="certified",
)
RECTIFYING = State(
    "rectifying",
    Sentence("整改", "Rectifying"),
    "applicant",
    Sentence("由持有单位整改，期满前报请复查。", "The holder puts it right and asks to be examined again in time."),
    limit=Period(1, "year"),
    basis=LOCAL,
    clock="rectification",
    public=True,
    beside="certified",
)
ABANDONED = State(
    "abandoned",
    Sentence("已撤回", "Withdrawn by the applicant"),
    "nobody",
    Sentence("申请人已撤回。", "The applicant has withdrawn it."),
    final=True,
)
EXPIRED = State(
    "expired",
    Sentence("已到期", "Expired"),
    "nobody",
    Sentence("有效期已满；继续持有须另行申请。", "The term is over; another application is needed to hold it further."),
    public=True,
    final=True,
)


def submitted(name: Sentence, awaits: Sentence, **more: object) -> State:
    """Waiting for the office's first look."""
    limits = {"limit": Period(5, "workday"), "basis": FIVE_DAYS} | more
    return State("submitted", name, "office", awaits, **limits)  # type: ignore[arg-type]


def proposed(name: Sentence) -> State:
    """Decided, not yet published or entered."""
    return State(
        "proposed",
        name,
        "office",
        Sentence(
            "已作出决定，由科技局公示或登记发证。", "Decided; the S&T bureau publishes it, or enters it on record."
        ),
        limit=Period(5, "workday"),
        basis=LOCAL,
    )


def certified(name: Sentence, awaits: Sentence) -> State:
    """On record: the end of the usual way, from which reports, changes and revocation lead on."""
    return State("certified", name, "applicant", awaits, public=True, final=True)


def refused(name: Sentence) -> State:
    """The end of who did not get it."""
    awaits = Sentence(
        "已书面说明理由和办法，可以另行申请。", "The reasons and the way out are told; one may apply again."
    )
    return State("refused", name, "nobody", awaits, final=True)


def revoked(name: Sentence) -> State:
    """Taken back."""
    return State("revoked", name, "nobody", Sentence("资格已终止。", "The status has ended."), public=True, final=True)
