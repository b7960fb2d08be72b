"""Data that look alike and are not the same, each pair with what tells them apart.

A new fact that looks like another must either be that one (take its name from `policies/vocabulary/`) or stand here.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence


def _pairs(*told: tuple[str, str, str, str]) -> dict[frozenset[str], Sentence]:
    return {frozenset((one, other)): Sentence(zh, en) for one, other, zh, en in told}


UNLIKE = _pairs(
    ("rd", "rd_domestic", "后者只计境内发生的部分", "the latter counts what is spent in China alone"),
    ("rd", "rd_deductible", "归集口径不同：高企认定与加计扣除", "two definitions: recognition and super-deduction"),
    (
        "staff",
        "staff_sme",
        "兼职、临时人员计入的时间不同：183天与6个月",
        "183 days, 6 months for part-time people",
    ),
    ("st_staff", "st_staff_sme", "计入的时间不同：183天与6个月", "183 days against 6 months"),
    ("staff_sme", "st_staff_sme", "全部职工与其中的科技人员", "all staff, and those in science and technology"),
    ("assets", "net_assets", "后者已减负债", "the latter is less liabilities"),
    ("gross_income", "total_income", "后者已减不征税收入", "the latter is less non-taxable income"),
    ("main_income", "manufacturing_income", "后者只计制造业", "the latter counts manufacturing alone"),
    ("main_income", "listed_income", "后者只计不适用行业", "the latter counts listed industries alone"),
    ("listed_income", "manufacturing_income", "不同行业的收入", "of different industries"),
    ("sales", "startup_revenue", "后者是被投资企业的", "the latter is of the firm invested in"),
    ("employees", "transfer_full_time", "后者只计技术转移机构的专职人员", "the latter counts full-time brokers alone"),
    ("rd_body_agreed_from", "rd_body_agreed_to", "起与止", "beginning and end"),
    ("star_lease_from", "star_lease_to", "起与止", "beginning and end"),
    ("agri_park_result_before", "agri_park_result_last", "前一次与最近一次", "the one before, and the last"),
    ("incubator_grade_before", "incubator_grade_last", "前一次与最近一次", "the one before, and the last"),
    ("transfer_result_before", "transfer_result_last", "前一次与最近一次", "the one before, and the last"),
    ("agri_park_result_last", "transfer_result_last", "评估对象不同", "of different subjects"),
    ("agri_park_result_before", "transfer_result_before", "评估对象不同", "of different subjects"),
    ("incubator_grade_last", "transfer_result_last", "评价对象不同", "of different subjects"),
    ("incubator_grade_before", "transfer_result_before", "评价对象不同", "of different subjects"),
    (
        "transfer_commerce",
        "contract_recognised",
        "认定部门不同：商务与科技",
        "two departments recognise",
    ),
    ("transfer_state_approval", "contract_recognised", "审批与认定登记是两件事", "an approval, and a registration"),
    ("rdd_abroad", "rdd_commissioned", "境外与境内", "abroad, and in China"),
    ("rdd_abroad_registered", "rdd_contracts_registered", "境外与境内", "abroad, and in China"),
    (
        "rdd_other",
        "rdd_other_by_project",
        "实际发生额与逐项目限额后的合计",
        "as incurred, and as limited",
    ),
    ("project_other_costs", "rdd_other", "一个项目的与全企业的", "of one project, and of the enterprise"),
    ("hnte_cost_abroad", "hnte_cost_commissioned", "境外与境内", "abroad, and in China"),
    ("hnte_cost_input", "rdd_input", "归集口径不同：高企认定与加计扣除", "recognition, and super-deduction"),
    ("hnte_cost_personnel", "rdd_personnel", "归集口径不同：高企认定与加计扣除", "recognition, and super-deduction"),
    ("hnte_cost_other", "rdd_other", "归集口径不同：高企认定与加计扣除", "recognition, and super-deduction"),
    ("hnte_cost_design", "hnte_cost_other", "研发费用的不同科目", "different heads of costs"),
    ("hnte_cost_design", "hnte_cost_input", "研发费用的不同科目", "different heads of costs"),
    ("hnte_cost_design", "hnte_cost_personnel", "研发费用的不同科目", "different heads of costs"),
    ("hnte_cost_input", "hnte_cost_other", "研发费用的不同科目", "different heads of costs"),
    ("hnte_cost_other", "hnte_cost_personnel", "研发费用的不同科目", "different heads of costs"),
    ("instrument_external_income", "instrument_internal_income", "对外与对内", "from others, and from one's own"),
    ("loan_principal_lost", "loan.principal", "本金与其中的损失", "the principal, and what of it is lost"),
    ("startup_costs", "startup_rd", "全部成本费用与其中的研发费用", "all costs, and those of research"),
    ("fund_general_partners", "fund_partners", "后者是全部合伙人", "the latter are all partners"),
    ("fund_guide", "fund_guide_gain", "出资与收益", "what was paid in, and what was gained"),
    ("fund_in_hebei", "registered_in_hebei", "基金与企业", "of a fund, and of an enterprise"),
    ("fund_net_assets", "net_assets", "基金产品与企业", "of a fund, and of an enterprise"),
    ("fund_lead_net_assets", "net_assets", "基金主发起人与申报企业", "of the fund's founder, and of the applicant"),
    ("bank_balance", "loan.balance", "一家银行全部的与一笔的", "of all loans of a bank, and of one"),
    ("bank_compensated", "loan.compensated", "一家银行全部的与一笔的", "of all loans of a bank, and of one"),
    ("bank_outstanding", "loan.balance", "一家银行全部的与一笔的", "of all loans of a bank, and of one"),
    ("voucher_redeemed_this_year", "voucher.redeemed", "一年全部的与一张券的", "of a year, and of one voucher"),
    ("experttie.since", "project.begins", "利害关系与项目", "of a relation, and of a project"),
    ("experttie.until", "intellectualproperty.ended", "利害关系与知识产权", "of a relation, and of a right"),
)
"""Names of facts without years, or `kind.field` for a field of a record."""
