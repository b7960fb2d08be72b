"""Acts on cases that the log tells of: one for each verb, and what is done beside them."""

from __future__ import annotations

from kechuang.events.registry import declare

_VERBS = {
    "submitted": (
        "提交",
        "submitted",
        "it goes on to the next desk; what was filled in stays as it is unless taken back or returned",
    ),
    "abandoned": ("撤销申请", "abandoned", "the application ends here; one may apply again later"),
    "taken_back": ("撤回修改", "taken back", "before it is accepted it goes back to a draft, to be submitted again"),
    "accepted": ("受理送审", "accepted", "everything is there; it goes to the reviewers"),
    "admitted": ("受理", "admitted", "everything is there; no review is needed, the decision is next"),
    "sent_back": (
        "退回补正",
        "sent back",
        "the applicant is told at once all that must be corrected, and submits again",
    ),
    "refused": ("不予通过", "refused", "the applicant reads the reasons and the way to meeting the rule"),
    "panel_assigned": (
        "交专家组评审",
        "given to a panel",
        "a drawn panel judges it; once all sheets are in, what they found is laid into the case by itself",
    ),
    "panel_released": ("收回专家组评审", "taken back from a panel", "the panel was called off; another may be opened"),
    "review_closed": ("结束评审", "review closed", "all opinions are in; the decision is next"),
    "review_reopened": ("重新评审", "review reopened", "it goes back to the reviewers"),
    "decided": (
        "审定通过",
        "decided",
        "granted after the rule was run on all facts of the day; facts and rule are frozen with it",
    ),
    "published": ("公示", "published", "open to objections; without any it can be closed when the time is over"),
    "certified": (
        "登记发证",
        "certified",
        "the certificate is entered on record, and the numbers of the plan move with it",
    ),
    "reconsidered": ("重新审定", "reconsidered", "the decision no longer stands; it is decided anew"),
    "objected": (
        "提出异议",
        "objected",
        "under a real name; the bureau examines and answers it before anything is closed",
    ),
    "objection_answered": (
        "答复异议",
        "objection answered",
        "the answer is told to who objected and kept with the case",
    ),
    "objection_dismissed": (
        "异议不成立",
        "objection dismissed",
        "once all are answered the publication goes on to its end",
    ),
    "year_reported": ("报送年报", "year reported", "what became of it in the year"),
    "change_reported": (
        "报告变更",
        "change reported",
        "a change of name or business; the bureau examines whether the conditions still hold",
    ),
    "building_passed": ("建设期满验收", "building passed", "the time of building is over and it was found good"),
    "grade_noted": ("记录评价等次", "grade noted", "the grade of a periodic evaluation"),
    "rectification_ordered": ("责令整改", "rectification ordered", "the holder is told what to put right, and by when"),
    "rectification_accepted": (
        "整改合格",
        "rectification accepted",
        "examined again and found good; the status goes on",
    ),
    "revoked": ("撤销资格", "revoked", "the certificate ends on the day, and the numbers move with it"),
    "expired": ("到期", "expired", "its term is over"),
    "kept": ("准予继续", "kept", "the conditions still hold after the change"),
    "taken_on": ("受理投诉", "taken on", "it will be examined; the complainant is told"),
    "answered": ("答复", "answered", "what was found is told to the complainant"),
    "closed": ("办结", "closed", "the answer is accepted"),
    "reopened": ("要求再办", "reopened", "say what is wrong with the answer; it is examined again"),
    "awarded": ("立项", "awarded", "nobody objected in time; the contract is signed next"),
    "support_granted": ("确定支持", "support granted", "nobody objected in time; the money is set aside and paid next"),
    "support_paid": ("全部到账", "support paid", "all of it has arrived; the file is closed"),
    "contract_signed": ("签订任务书", "contract signed", "tasks, results, money and terms are agreed; the work begins"),
    "progress_reported": ("报告进展", "progress reported", "as the contract asks"),
    "inspected": ("中期检查", "inspected", "what the mid-term check found"),
    "acceptance_asked": ("申请验收", "acceptance asked", "the work is done; it is to be accepted"),
    "acceptance_passed": ("验收通过", "acceptance passed", "the panel accepts it"),
    "rectification_asked": ("要求整改", "rectification asked", "the performer is told what to put right"),
    "acceptance_failed": ("验收不通过", "acceptance failed", "the panel does not accept it"),
    "evaluated": ("绩效评价归档", "evaluated", "what was found counts in the next call"),
    "ended_early": ("终止项目", "ended early", "the work stops; what is left is dealt with by the rules"),
    "account_checked": ("核对账户", "account checked", "payee, account and bank agree"),
    "account_corrected": (
        "更正账户",
        "account corrected",
        "put right before it is approved, or after the bank's return",
    ),
    "payment_approved": ("批准拨付", "payment approved", "approved on the decision it rests on"),
    "payment_released": ("拨付", "payment released", "somebody other than who approved it sends it to the bank"),
    "payment_confirmed": ("确认到账", "payment confirmed", "by the bank's receipt"),
    "payment_bounced": (
        "记录退回",
        "payment bounced",
        "the bank returned it; the account is put right and checked again",
    ),
}
declare(
    {
        f"case.{past}": (
            f"办件{zh} | case {en}",
            f"{{actor}} 对办件 {{label}}：{zh} | {{actor}}, case {{label}}: {en}",
            when,
        )
        for past, (zh, en, when) in _VERBS.items()
    }
)
declare(
    {
        "case.opened": (
            "新建办件 | case opened",
            "{actor} 新建办件 {label} | {actor} opened the case {label}",
            "an application, complaint or payment is begun as a draft",
        ),
        "case.draft_kept": (
            "保存草稿 | draft kept",
            "{actor} 保存办件草稿 {label} | {actor} kept the draft of the case {label}",
            "something typed into a draft is kept; the log names the fields, not the figures",
        ),
        "case.document_attached": (
            "附上材料 | document attached",
            "{actor} 为办件附上材料 {label} | {actor} attached a document to the case {label}",
            "a document is handed in with a draft",
        ),
        "case.document_detached": (
            "取下材料 | document taken away",
            "{actor} 取下办件的材料 {label} | {actor} took a document out of the case {label}",
            "a document is taken out of a draft",
        ),
        "case.document_opened": (
            "查看材料 | document opened",
            "{actor} 查看办件材料 {label} | {actor} opened a document of the case {label}",
            "somebody opens a document that was handed in",
        ),
        "case.copied": (
            "沿用上次 | taken over",
            "{actor} 沿用上次申请填写办件 {label} | {actor} took over an earlier application into the case {label}",
            "statements and documents of an earlier application are taken over",
        ),
        "case.rated": (
            "评价 | rated",
            "{actor} 评价办件 {label} | {actor} rated the case {label}",
            "an applicant rates how a closed case was dealt with",
        ),
        "case.rating_answered": (
            "答复评价 | rating answered",
            "{actor} 答复办件的评价 {label} | {actor} answered the rating of the case {label}",
            "the office answers a rating",
        ),
        "case.overdue": (
            "办件超期 | case overdue",
            "办件 {label} 超过时限 | the case {label} is overdue",
            "a case has passed the limit of its stage; once for each stage",
        ),
    }
)
