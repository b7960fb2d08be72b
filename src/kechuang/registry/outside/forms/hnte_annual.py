"""高新技术企业年度发展情况报表: what a recognised enterprise reports every year (国科发火〔2016〕32号 第十三条)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.hnte import MEASURES
from kechuang.registry.outside.form import Line, OutsideForm
from kechuang.registry.outside.sources import Described, Held, Told
from kechuang.registry.outside.whose import holders_of

_WHO = Sentence("企业", "Enterprise")
_RIGHTS = Sentence("知识产权", "Intellectual property")
_STAFF = Sentence("科技人员", "Scientific and technical staff")
_RD = Sentence("研发费用", "R&D expenses")
_INCOME = Sentence("经营收入", "Operating income")

FORM = OutsideForm(
    "hnte_annual",
    10,
    Sentence("高新技术企业年度发展情况报表", "Yearly report of a high- and new-technology enterprise"),
    "organisation",
    MEASURES("第十三条"),
    Sentence(
        "四部分的顺序是第十三条列举的顺序：知识产权、科技人员、研发费用、经营收入。",
        "The four parts stand in the order of article 13: rights, staff, R&D expenses, income.",
    ),
    Sentence(
        "报表各行的编号和金额单位没有查到，各部分下列出登记库里对应的事项；金额单位请按填报系统的要求选择。",
        "Its line numbers and unit of money were not found; under each part stand the facts on record. "
        "Choose the unit that the reporting system asks for.",
    ),
    (5, 31),
    holders_of("hnte"),
    (
        Line(_WHO, Sentence("企业名称", "Name"), Described("organisation", "name")),
        Line(_WHO, Sentence("统一社会信用代码", "Credit code"), Described("organisation", "code")),
        Line(_WHO, Sentence("高新技术企业证书编号", "Certificate number"), Held("hnte", "number")),
        Line(_RIGHTS, Sentence("有效Ⅰ类知识产权数", "Valid rights of class I"), Told("ip_class1")),
        Line(_RIGHTS, Sentence("有效Ⅱ类知识产权数", "Valid rights of class II"), Told("ip_class2")),
        Line(_STAFF, Sentence("职工总数", "Staff"), Told("staff")),
        Line(_STAFF, Sentence("科技人员数", "Scientific and technical staff"), Told("st_staff")),
        Line(_RD, Sentence("研究开发费用", "R&D expenses"), Told("rd_y1")),
        Line(_RD, Sentence("境内研究开发费用", "R&D expenses in China"), Told("rd_domestic_y1")),
        Line(_INCOME, Sentence("销售收入", "Sales"), Told("sales_y1")),
        Line(_INCOME, Sentence("总收入", "Total income"), Told("total_income")),
        Line(_INCOME, Sentence("高新技术产品（服务）收入", "High-tech income"), Told("hightech_income")),
    ),
    policy="hnte",
)
