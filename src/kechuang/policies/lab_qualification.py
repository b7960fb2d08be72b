"""检验检测机构资质认定: the licence (CMA) under which results may carry its mark (总局令第163号, amended by 第38号)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import BY_OTHERS
from kechuang.rules.declare import day, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, days_between, months_after

RULE = Document(
    "检验检测机构资质认定管理办法",
    "质检总局令第163号",
    date(2015, 4, 9),
    ("资质认定", "证书有效期", "延续申请", "能力范围", "记录保存"),
)
AMENDED = Document("市场监管总局关于修改检验检测机构资质认定管理办法的决定", "总局令第38号", None, ("修改条款",))

HAS_CERTIFICATE = yes_no("cma_certificate", "持有检验检测机构资质认定证书", evidence=("资质认定证书",))
EXPIRES = day("cma_expires", "资质认定证书有效期截止日", evidence=("资质认定证书",), fixed=True)
IN_SCOPE = yes_no("cma_in_scope", "所检参数在资质认定能力范围内", time="day")
RENEWAL = yes_no("cma_renewal_needed", "将继续从业，需要延续", time="day")
RENEWAL_FILED = yes_no("cma_renewal_filed", "已提交延续申请", time="day")

POLICY = Policy(
    "lab_qualification",
    "检验检测机构资质认定",
    "Qualification of inspection and testing bodies (CMA)",
    subject="platform",
    reference="act",
    grants=Sentence("报告可以使用资质认定标志", "The report may carry the CMA mark"),
    aliases=("检验检测资质", "CMA"),
    unrecorded=BY_OTHERS,
)


@POLICY.since("2015-08-01", documents=(RULE,))
def v2015(v: Version) -> None:
    """The rule in force since 2015."""
    mark(v)


@POLICY.since("2021-06-01", documents=(RULE, AMENDED))
def v2021(v: Version) -> None:
    """As amended; what this product asks has not changed."""
    mark(v)
    v.beyond(AMENDED("修改条款"), "process", "简化程序的修改，不改变使用标志的条件")


def mark(v: Version) -> None:
    """A valid certificate, the parameter within its scope, and renewal asked for in time."""
    v.must("certificate", "持有资质认定证书", HAS_CERTIFICATE, RULE("资质认定"))
    v.must("valid", "出具报告当日证书在有效期内", days_between(ON, EXPIRES) >= "0天", RULE("证书有效期"))
    v.must("scope", "所检参数在能力范围内", IN_SCOPE, RULE("能力范围"))
    v.must(
        "renewal",
        "需要延续的，在有效期届满三个月前提出申请",
        ~RENEWAL | RENEWAL_FILED | (days_between(ON, months_after(EXPIRES, -3)) >= "0天"),
        RULE("延续申请"),
    )
    v.clock("term", "证书有效期", 6, "年", RULE("证书有效期"))
    v.clock("records", "原始记录和报告保存期", 6, "年", RULE("记录保存"))


WORKED = "cma_certificate=是 cma_expires=2024-05-09 cma_in_scope=是 cma_renewal_needed=否"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "out_of_scope",
    "参数不在能力范围内，可以检测，但报告不得使用标志",
    "A parameter outside the scope may be tested, but carries no mark",
    on="2023-06-01",
    given=WORKED + " cma_in_scope=否",
    expect="scope=不符合 结论=不符合",
)
POLICY.case(
    "expired",
    "报告日期2024-05-10，证书5月9日到期，标志无效",
    "Dated a day after the certificate ended: the mark is invalid",
    on="2024-05-10",
    given=WORKED,
    expect="valid=不符合 结论=不符合",
)
POLICY.case(
    "last_day",
    "证书到期当日出具，有效",
    "On its last day it still counts",
    on="2024-05-09",
    given=WORKED,
    expect="valid=符合 结论=符合",
)
