"""科技型中小企业信息表: what an enterprise tells for its yearly evaluation (国科发政〔2017〕115号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.tech_sme import MEASURES
from kechuang.registry.outside.form import Line, OutsideForm
from kechuang.registry.outside.sources import Described, Held, Told
from kechuang.registry.outside.whose import holders_of

_WHO = Sentence("企业", "Enterprise")
_SIZE = Sentence("规模", "Size")
_RECORD = Sentence("产品和诚信", "Products and record")
_STAFF = Sentence("科技人员", "Scientific and technical staff")
_RD = Sentence("研发投入", "R&D")
_IP = Sentence("科技成果", "Results")
_DIRECT = Sentence("直接确认的条件", "Conditions that suffice by themselves")

FORM = OutsideForm(
    "tech_sme",
    15,
    Sentence("科技型中小企业信息表", "Information form of a technology-based SME"),
    "organisation",
    MEASURES("第七条"),
    Sentence(
        "按第六条、第七条、第八条列举的顺序：规模、产品和诚信、三项评分指标、直接确认的条件。",
        "In the order of articles 6, 7 and 8: size, products and record, the three scored items, direct conditions.",
    ),
    Sentence(
        "信息表的行次、金额单位和每年填报的起止日期没有查到，请按评价系统的要求核对；上一年度的数字填在下一年的表里。",
        "Lines, unit of money and days of the form were not found: compare with the evaluation system. "
        "Figures of a year go into the form of the next.",
    ),
    None,
    holders_of("tech_sme"),
    (
        Line(_WHO, Sentence("企业名称", "Name"), Described("organisation", "name")),
        Line(_WHO, Sentence("统一社会信用代码", "Credit code"), Described("organisation", "code")),
        Line(_WHO, Sentence("上一次入库登记编号", "Last registration number"), Held("tech_sme", "number")),
        Line(_SIZE, Sentence("职工总数", "Staff"), Told("staff_sme")),
        Line(_SIZE, Sentence("年销售收入", "Sales"), Told("sales_y1")),
        Line(_SIZE, Sentence("资产总额", "Assets"), Told("assets")),
        Line(_RECORD, Sentence("产品和服务不属于禁止类", "Products are allowed"), Told("products_allowed")),
        Line(_RECORD, Sentence("无重大事故、违法和失信", "Clean record"), Told("clean_record")),
        Line(_STAFF, Sentence("科技人员数", "Scientific and technical staff"), Told("st_staff_sme")),
        Line(_RD, Sentence("研发费用总额", "R&D expenses"), Told("rd_deductible")),
        Line(_RD, Sentence("成本费用总额", "Costs"), Told("costs")),
        Line(_IP, Sentence("Ⅰ类知识产权数", "Rights of class I"), Told("ip_class1")),
        Line(_IP, Sentence("Ⅱ类知识产权数", "Rights of class II"), Told("ip_class2")),
        Line(_DIRECT, Sentence("有效的高新技术企业证书编号", "HNTE certificate"), Held("hnte", "number")),
        Line(_DIRECT, Sentence("近五年国家级科技奖励前三名", "National award"), Told("national_award")),
        Line(_DIRECT, Sentence("省部级以上研发机构", "R&D body of the province"), Told("provincial_rd_body")),
        Line(_DIRECT, Sentence("近五年主导制定标准", "Led a standard"), Told("led_standard")),
    ),
    policy="tech_sme",
)
