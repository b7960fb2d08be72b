"""高新技术企业所得税优惠: the income tax of 15 %, the year of expiry, and what must be paid after all.

Asked for any day of a tax year; the certificate counts for the whole of the year it is issued in.
"""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import HNTE_ISSUED, TAXABLE_INCOME
from kechuang.policies.vocabulary.unrecorded import IN_TAX_RETURN
from kechuang.rules.declare import yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, Node, best_of, called, months_after, node, when, year_of

TAX_LAW = Document("中华人民共和国企业所得税法", "", None, ("第二十八条第二款",))
NOTICE = Document(
    "国家税务总局关于实施高新技术企业所得税优惠政策有关问题的公告",
    "国家税务总局公告2017年第24号",
    date(2017, 6, 19),
    ("享受优惠的年度", "资格期满当年", "留存备查资料"),
)
MEASURES = Document(
    "高新技术企业认定管理办法",
    "国科发火〔2016〕32号",
    date(2016, 1, 29),
    ("第九条", "第十六条", "第十九条"),
)
LOSSES = Document("关于延长高新技术企业和科技型中小企业亏损结转年限的通知", "财税〔2018〕76号", None, ("亏损结转年限",))

RENEWED = yes_no("hnte_renewed", "资格期满当年年底前重新通过高新技术企业认定", evidence=("重新认定的高新技术企业证书",))
STANDING = yes_no(
    "hnte_standing",
    "该年度高新技术企业资格未被取消、未被追缴税款",
    evidence=("资格状态查询结果",),
    fixed=True,
    time="year",
)

EXPIRY_YEAR = called("证书期满年度", year_of(months_after(HNTE_ISSUED, 36)))
YEAR = year_of(ON)

POLICY = Policy(
    "hnte_tax",
    "高新技术企业所得税优惠",
    "Income tax relief of high- and new-technology enterprises",
    subject="enterprise",
    reference="tax_year",
    grants=Sentence("减按15%的税率征收企业所得税", "Enterprise income tax at 15 %"),
    aliases=("高企所得税优惠", "高企税收优惠"),
    unrecorded=IN_TAX_RETURN,
)


@POLICY.since("2017-01-01", documents=(TAX_LAW, NOTICE, MEASURES))
def v2017(v: Version) -> None:
    """Annual filings for 2017 and later."""
    begun, running, standing = term(v)
    tax(v, begun & running & standing)
    after(v)


@POLICY.since("2018-01-01", documents=(TAX_LAW, NOTICE, MEASURES, LOSSES))
def v2018(v: Version) -> None:
    """The same, and losses carried forward for ten years."""
    v2017(v)
    v.grant("loss_years", "亏损结转最长年限", node("10年"), LOSSES("亏损结转年限"))


def term(v: Version) -> tuple[Node, Node, Node]:
    """From the year on the certificate to the year it expires in; that last year only if recognised again."""
    begun, running = year_of(HNTE_ISSUED) <= YEAR, EXPIRY_YEAR >= YEAR
    cite = NOTICE("享受优惠的年度")
    v.must("begun", "证书发证年度不晚于所属年度", begun, cite, evidence=("高新技术企业证书",))
    v.must("running", "所属年度在证书有效期（三年）内", running, MEASURES("第九条"))
    v.must(
        "renewed",
        "期满当年，年底前重新取得资格",
        (EXPIRY_YEAR > YEAR) | RENEWED,
        NOTICE("资格期满当年"),
        confidence="S",
    )
    v.must("standing", "该年度资格未被取消、未被追缴税款", STANDING, MEASURES("第十九条"))
    return begun, running, STANDING


def tax(v: Version, open_year: Node) -> None:
    """What is prepaid, what the year costs in the end, and the difference to be paid after all."""
    base = best_of(TAXABLE_INCOME, "0元")
    settled = open_year & ((EXPIRY_YEAR > YEAR) | RENEWED)
    law, last = TAX_LAW("第二十八条第二款"), NOTICE("资格期满当年")
    v.grant("rate", "汇算清缴适用税率", when(settled, "15%", "25%"), law, confidence="S")
    v.grant("tax", "全年应纳企业所得税", base * when(settled, node("15%"), "25%"), law, confidence="S")
    v.grant("saved", "比法定税率少缴", base * when(settled, node("10%"), "0%"), law, confidence="S")
    v.grant("prepaid", "年度内预缴企业所得税", base * when(open_year, node("15%"), "25%"), last, confidence="S")
    due = open_year & ~settled
    v.grant("top_up", "年底前未重新取得资格应补缴", base * when(due, node("10%"), "0%"), last, confidence="S")


def after(v: Version) -> None:
    """Papers to keep, and how relief once taken is taken back."""
    v.beyond(
        NOTICE("留存备查资料"),
        "process",
        "证书、认定资料、知识产权材料、技术领域和高新技术产品收入、职工和科技人员情况、当年及前两年研发费用材料等",
    )
    v.beyond(MEASURES("第十六条"), "process", "税务等部门发现不符合条件的提请复核，自不符合之年起追缴已享受的税款")


WORKED = "hnte_issued=2018-11-20 taxable_income=1000万元 hnte_standing=是"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "year_of_issue",
    "2018年11月发证，2018年全年按15%",
    "Issued in November 2018: 15 % for the whole of 2018",
    on="2018-12-31",
    given=WORKED,
    expect="结论=符合 tax=150万元",
)
POLICY.case(
    "expiry_not_renewed",
    "2021年期满，年底前未重新认定：已按15%预缴，补缴到25%",
    "Expired in 2021 and not renewed by the end of the year: pay up to 25 %",
    on="2021-12-31",
    given=WORKED + " hnte_renewed=否",
    expect="结论=不符合 prepaid=150万元 top_up=100万元 tax=250万元",
)
POLICY.case(
    "expiry_renewed",
    "2021年期满，年底前已重新认定，仍按15%",
    "Renewed before the end of the year: 15 % still",
    on="2021-12-31",
    given=WORKED + " hnte_renewed=是",
    expect="结论=符合 tax=150万元",
)
