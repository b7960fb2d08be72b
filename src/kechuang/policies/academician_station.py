"""院士工作站: academicians' workstations under the national cap of 2019 (中办发〔2019〕35号).

Before 2019-06-11 there was no cap; the thresholds of Hebei's own rule of that time have not been found.
"""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import choice, number, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import when

OPINION = Document(
    "关于进一步弘扬科学家精神加强作风和学风建设的意见",
    "中办发〔2019〕35号",
    date(2019, 6, 11),
    ("院士工作站数量", "全职工作时间"),
)
HEBEI = Document("河北省院士工作站管理规定（2016—2020年）", "", None, ("设站条件", "合作期限"))
HEBEI_2025 = Document(
    "河北省院士工作站管理服务办法（试行）", "冀科人规〔2025〕1号", date(2025, 10, 30), ("管理服务办法：设站条件",)
)

STATUS = choice("academician_status", "院士状态", ("未退休", "已退休"))
STATIONS = number("academician_stations", "院士已受聘的院士工作站数", "个", "不含本站")
MONTHS = number("academician_months", "院士每年在本站全职工作的月数", "月", time="year")
CONTRACT = yes_no("academician_contract", "已与院士及其团队签订期限明确的合作合同", evidence=("合作合同",))
RD_SHARE = number("station_rd_share", "设站企业研发投入占销售收入的比例", "", time="year")

POLICY = Policy(
    "academician_station",
    "院士工作站",
    "Academicians' workstation",
    subject="platform",
    reference="application",
    grants=Sentence("批准设立院士工作站", "Approval of an academicians' workstation"),
    procedure=Procedure("recognition", "platform", form="academician_station", asks=("name", "academician", "field")),
)


@POLICY.since("2016-01-01", documents=(HEBEI,), confidence="S")
def v2016(v: Version) -> None:
    """Hebei's own rule, without a national cap."""
    conditions(v, HEBEI, "设站条件")
    v.clock("term", "合作期限一般3至5年", 3, "年", HEBEI("合作期限"))


@POLICY.since("2019-06-11", documents=(HEBEI, OPINION), confidence="S")
def v2019(v: Version) -> None:
    """The national cap by the academician's status, and three months' work a year at each station."""
    conditions(v, HEBEI, "设站条件")
    v.clock("term", "合作期限一般3至5年", 3, "年", HEBEI("合作期限"))
    cap(v)


@POLICY.since("2025-10-30", documents=(HEBEI_2025, OPINION), confidence="S")
def v2025(v: Version) -> None:
    """Hebei's rule of 2025 under the same national cap."""
    conditions(v, HEBEI_2025, "管理服务办法：设站条件")
    cap(v)


def cap(v: Version) -> None:
    """One station for an academician in service, three for a retired one, this one included."""
    v.must(
        "stations",
        "未退休院士受聘不超过1个、已退休院士不超过3个（含本站）",
        STATIONS + "1个" <= when(STATUS.is_("未退休"), "1个", "3个"),
        OPINION("院士工作站数量"),
        evidence=("院士受聘情况说明",),
    )
    v.must("months", "院士每年在本站全职工作不少于3个月", MONTHS >= "3个月", OPINION("全职工作时间"))


def conditions(v: Version, rule: Document, article: str) -> None:
    """The contract, and what the province asks of the unit."""
    v.must("contract", "与院士及其团队签订期限明确的合作合同", CONTRACT, rule(article), confidence="K-med")
    floor = unknown("station_rd_floor", "设站企业研发投入占比下限", "", rule(article))
    v.must("rd", "设站企业研发投入占比达到规定下限", RD_SHARE >= floor, rule(article))


WORKED = "academician_contract=是 academician_status=未退休 academician_stations=0 academician_months=3"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "working_second",
    "2019-07-01：未退休院士已有1个站，不得再设",
    "A working academician with one station already",
    on="2019-07-01",
    given=WORKED + " academician_stations=1",
    expect="stations=不符合 结论=不符合",
)
POLICY.case(
    "retired_third",
    "已退休院士已有2个站，可设第3个",
    "A retired one may have a third",
    on="2019-07-01",
    given=WORKED + " academician_status=已退休 academician_stations=2",
    expect="stations=符合",
)
POLICY.case(
    "retired_fourth",
    "已退休院士已有3个站，不得再设",
    "but not a fourth",
    on="2019-07-01",
    given=WORKED + " academician_status=已退休 academician_stations=3",
    expect="stations=不符合",
)
POLICY.case(
    "months_short",
    "每年全职2个月，不足3个月",
    "Two months a year are too few",
    on="2019-07-01",
    given=WORKED + " academician_months=2",
    expect="months=不符合",
)
POLICY.case(
    "months_three",
    "每年全职3个月，符合；省定研发投入下限没有查到，结论待定",
    "Three months are enough; the province's own floor was never found",
    on="2019-07-01",
    given=WORKED + " station_rd_share=5%",
    expect="months=符合 结论=待定",
)
