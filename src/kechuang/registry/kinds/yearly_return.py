"""The yearly return of an organisation: staff, finance, and R&D by its three definitions, each figure once."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import AtMost, MayBeNegative, Yearly
from kechuang.registry.fields import Money, OrganisationKey, Quantity
from kechuang.registry.record import Record


class YearlyReturn(Record):
    """Figures of one organisation for one calendar year; true from the year's last day on.

    A field named like a fact of the rules (`policies/vocabulary`) is that fact: `sales` of the latest closed year is
    `sales_y1`, of the year before `sales_y2`.
    """

    KEY = ("organisation", "year")
    LABEL = "sensitive"
    ABOUT = "organisation"
    REPORTED = True
    LISTED = ("organisation", "year", "sales", "rd", "staff", "st_staff", "net_profit")
    ALSO_CALLED: ClassVar = {
        "organisation": ("统一社会信用代码", "社会信用代码", "信用代码", "单位代码", "企业名称", "单位名称"),
        "year": ("年份", "报告年度", "报表年度"),
        "staff": ("职工总人数", "职工人数"),
        "st_staff": ("科技人员总数", "科技活动人员"),
        "employees": ("从业人员", "从业人员期末人数"),
        "payroll": ("应付职工薪酬", "应付职工薪酬（本年贷方累计发生额）", "职工薪酬"),
    }
    EXPECTED = (
        Yearly("organisation", "year", "staff"),
        MayBeNegative(("net_profit", "net_assets", "taxable_income")),
        AtMost("st_staff", "staff"),
        AtMost("st_staff_sme", "staff_sme"),
        AtMost("diploma_staff", "staff"),
        AtMost("rd_staff", "staff"),
        AtMost("rd", "costs"),
        AtMost("payroll", "costs"),
        AtMost("rd_spending", "costs"),
        AtMost("rd_domestic", "rd"),
        AtMost("main_income", "sales"),
        AtMost("hightech_income", "total_income"),
        AtMost("exports", "sales"),
    )

    organisation = OrganisationKey(_("单位"))
    year = models.PositiveSmallIntegerField(_("年度"), db_index=True)

    staff = Quantity(_("职工总数"), "人", _("含累计工作183天以上的兼职、临时人员；全年月平均"))
    st_staff = Quantity(_("科技人员数"), "人", _("从事研发和相关技术创新活动，累计工作183天以上"))
    staff_sme = Quantity(_("职工总数（科技型中小企业口径）"), "人", _("含累计工作6个月以上的兼职、临时人员"))
    st_staff_sme = Quantity(_("科技人员数（科技型中小企业口径）"), "人", _("累计工作6个月以上"))
    employees = Quantity(_("从业人员数"), "人", _("中小企业划型口径：期末从业人员"))
    diploma_staff = Quantity(_("大专以上学历职工数"), "人")
    rd_staff = Quantity(_("直接从事研究开发的职工数"), "人")

    sales = Money(_("销售收入"), _("主营业务收入与其他业务收入之和"))
    main_income = Money(_("主营业务收入"))
    total_income = Money(_("总收入"), _("收入总额减不征税收入，按企业所得税法口径"))
    gross_income = Money(_("收入总额"), _("企业所得税法口径"))
    non_taxable_income = Money(_("不征税收入"))
    hightech_income = Money(_("高新技术产品（服务）收入"))
    costs = Money(_("成本费用支出总额"))
    payroll = Money(_("职工薪酬总额"), _("应付职工薪酬本年贷方累计发生额"))
    assets = Money(_("资产总额"))
    liabilities = Money(_("负债总额"))
    net_assets = Money(_("年末净资产"), _("资产总额减负债总额，以审计报告为准"))
    net_profit = Money(_("净利润"))
    taxable_income = Money(_("年度应纳税所得额"), _("亏损为负数"))
    tax_paid = Money(_("实际上缴税费"))
    exports = Money(_("出口总额"))
    output = Money(_("工业总产值"))

    rd = Money(_("研究开发费用（高企口径）"), _("按高企认定归集口径，其他费用不超过总额的20%"))
    rd_domestic = Money(_("境内研究开发费用"), _("境内实际支出及委托境内的部分"))
    rd_deductible = Money(_("研究开发费用（加计扣除口径）"), _("按研发费用税前加计扣除口径归集"))
    rd_spending = Money(_("研究开发经费支出"), _("财务报表单独列示的研究开发费用"))
    rd_internal = Money(_("R&D经费内部支出（统计口径）"), _("研究与试验发展投入统计规范口径"))
    rd_personnel_fte = Quantity(_("R&D人员折合全时当量"), "人年")
    has_rd_body = models.BooleanField(_("设有研发机构"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("年度报表")
        verbose_name_plural = _("年度报表")
        indexes: ClassVar = [
            *Record.Meta.indexes,
            models.Index(fields=("year", "organisation"), name="yearlyreturn_of_year"),
        ]

    def time_of(self) -> tuple[date | None, date | None]:
        """From the last day of the year on."""
        return date(self.year, 12, 31), None

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"
