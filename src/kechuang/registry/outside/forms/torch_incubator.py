"""火炬统计（孵化器）: what an incubator reports every year (国科发区〔2018〕300号 国家级条件)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.incubator import RULE
from kechuang.registry.outside.form import Line, OutsideForm
from kechuang.registry.outside.sources import Described, Told
from kechuang.registry.outside.whose import carriers

_WHO = Sentence("孵化器", "Incubator")
_TIME = Sentence("运营和统计", "Operation and statistics")
_ROOM = Sentence("场地", "Room")
_FUND = Sentence("孵化资金", "Incubation fund")
_PEOPLE = Sentence("服务人员和导师", "Staff and mentors")
_IP = Sentence("知识产权", "Intellectual property")
_FIRMS = Sentence("在孵和毕业企业", "Incubatees and graduates")
_FIELD = Sentence("专业孵化器", "Specialised incubator")

FORM = OutsideForm(
    "torch_incubator",
    28,
    Sentence("科技企业孵化器火炬统计", "Torch statistics of an incubator"),
    "incubationcarrier",
    RULE("国家级条件（一）"),
    Sentence(
        "按国家级条件（一）至（八）列举的顺序。",
        "In the order in which conditions (1) to (8) of the national class name them.",
    ),
    Sentence(
        "火炬统计报表本身的行次、指标代码、金额单位和报送日期没有查到，请对照当年的报表填写。",
        "Lines, codes, unit of money and date of the Torch table itself were not found: "
        "compare with the table of the year.",
    ),
    None,
    carriers("incubator"),
    (
        Line(_WHO, Sentence("孵化器名称", "Name"), Described("incubationcarrier", "name")),
        Line(_WHO, Sentence("载体编号", "Number"), Described("incubationcarrier", "number")),
        Line(_WHO, Sentence("级别", "Level"), Described("incubationcarrier", "level")),
        Line(_TIME, Sentence("运营机构为独立法人", "Run by a legal person"), Told("carrier_legal_person")),
        Line(_TIME, Sentence("开始运营日期", "In operation since"), Described("incubationcarrier", "opened")),
        Line(_TIME, Sentence("连续上报统计数据年数", "Years of statistics"), Told("carrier_statistics_years")),
        Line(_ROOM, Sentence("孵化场地面积", "Total area"), Described("incubationcarrier", "area")),
        Line(_ROOM, Sentence("在孵企业使用面积", "Area used by incubatees"), Told("carrier_used_area")),
        Line(_FUND, Sentence("孵化资金规模", "Size of the fund"), Told("carrier_fund")),
        Line(_FUND, Sentence("获投融资的在孵企业数", "Incubatees financed"), Told("carrier_invested")),
        Line(_FUND, Sentence("资金使用案例数", "Uses of the fund"), Told("carrier_fund_cases")),
        Line(_PEOPLE, Sentence("专职服务人员数", "Full-time staff"), Told("carrier_full_time")),
        Line(_PEOPLE, Sentence("专业孵化服务人员数", "Trained staff"), Told("carrier_professionals")),
        Line(_PEOPLE, Sentence("创业导师数", "Mentors"), Described("incubationcarrier", "mentors")),
        Line(
            _IP,
            Sentence("申请专利的在孵企业数", "Incubatees with patents applied for"),
            Told("carrier_applied_patents"),
        ),
        Line(_IP, Sentence("拥有有效知识产权的在孵企业数", "Incubatees with valid rights"), Told("carrier_valid_ip")),
        Line(_FIRMS, Sentence("在孵企业数", "Incubatees"), Told("incubatees")),
        Line(_FIRMS, Sentence("累计毕业企业数", "Graduates so far"), Told("carrier_graduates")),
        Line(_FIELD, Sentence("是否专业孵化器", "Specialised"), Told("carrier_specialised")),
        Line(_FIELD, Sentence("同一领域的在孵企业数", "Incubatees of one field"), Told("carrier_same_field")),
        Line(_FIELD, Sentence("有专业技术平台", "Technical platform"), Told("carrier_platform")),
    ),
    policy="incubator",
)
