"""火炬统计（众创空间）: what a maker space reports to the Torch Centre every year (国科火字〔2017〕120号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.maker_space import RULE
from kechuang.registry.outside.form import Line, OutsideForm
from kechuang.registry.outside.sources import Described, Told
from kechuang.registry.outside.whose import carriers

_WHO = Sentence("载体", "Carrier")
_TIME = Sentence("运营时间", "Time in operation")
_ROOM = Sentence("场地和工位", "Room and workstations")
_RESIDENTS = Sentence("入驻团队和企业", "Teams and enterprises in residence")
_GROWTH = Sentence("新注册和融资", "Newly registered, financed")
_CASES = Sentence("典型案例", "Cases of incubation")
_PEOPLE = Sentence("服务人员和导师", "Staff and mentors")
_EVENTS = Sentence("活动", "Events")

FORM = OutsideForm(
    "torch_carrier",
    30,
    Sentence("众创空间火炬统计", "Torch statistics of a maker space"),
    "incubationcarrier",
    RULE("备案条件（十）"),
    Sentence(
        "按备案条件（三）至（九）列举的顺序。",
        "In the order in which conditions (3) to (9) of the filing name them.",
    ),
    Sentence(
        "火炬统计报表本身的行次、指标代码和报送日期没有查到，请对照当年的报表填写。",
        "Lines, codes and date of the Torch table itself were not found: compare with the table of the year.",
    ),
    None,
    carriers("maker_space"),
    (
        Line(_WHO, Sentence("载体名称", "Name"), Described("incubationcarrier", "name")),
        Line(_WHO, Sentence("载体编号", "Number"), Described("incubationcarrier", "number")),
        Line(_WHO, Sentence("级别", "Level"), Described("incubationcarrier", "level")),
        Line(_TIME, Sentence("开始运营日期", "In operation since"), Described("incubationcarrier", "opened")),
        Line(_ROOM, Sentence("场地总面积", "Total area"), Described("incubationcarrier", "area")),
        Line(_ROOM, Sentence("创业工位数", "Workstations"), Described("incubationcarrier", "stations")),
        Line(_RESIDENTS, Sentence("入驻团队和企业数", "Teams and enterprises"), Told("carrier_residents")),
        Line(_GROWTH, Sentence("当年新注册企业数", "Newly registered enterprises"), Told("carrier_new_firms")),
        Line(_GROWTH, Sentence("获得融资的团队和企业数", "Teams and enterprises financed"), Told("carrier_financed")),
        Line(_CASES, Sentence("典型孵化案例数", "Cases of incubation"), Told("carrier_cases")),
        Line(_PEOPLE, Sentence("专职服务人员数", "Full-time staff"), Told("carrier_full_time")),
        Line(_PEOPLE, Sentence("创业导师数", "Mentors"), Described("incubationcarrier", "mentors")),
        Line(_EVENTS, Sentence("活动场次", "Events"), Told("carrier_events")),
    ),
    policy="maker_space",
)
