"""The industries of 明湖市: codes, words for names and titles, and what is usual in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["manufacturing", "software", "service", "agriculture"]


@dataclass(frozen=True, slots=True)
class Industry:
    """One class of GB/T 4754-2017 as it occurs in the city.

    `field` is a number of the high-tech fields, `ipc` a subclass. `weight` by which firms choose it; `output` is sales
    per person in 万元; `margin` net profit on sales; `research` how far R&D lies above (1 is usual) the city's.
    """

    code: str
    sort: Sort
    names: tuple[str, ...]
    products: tuple[str, ...]
    field: str
    ipc: str
    weight: float
    output: float
    margin: float
    research: float


INDUSTRIES = (
    Industry("3441", "manufacturing", ("泵业", "流体设备", "水力机械"), ("离心泵", "潜水排污泵", "磁力泵", "多级泵"),
             "805", "F04D", 9, 82, 0.07, 1.0),
    Industry("3443", "manufacturing", ("阀门", "管控设备", "阀业"), ("调节阀", "球阀", "电动闸阀", "减压阀"),
             "805", "F16K", 9, 78, 0.07, 1.0),
    Industry("3034", "manufacturing", ("保温材料", "节能材料", "建材"), ("岩棉复合板", "真空绝热板", "气凝胶毡"),
             "402", "E04B", 6, 95, 0.06, 0.8),
    Industry("3024", "manufacturing", ("新型建材", "装配建材", "轻质板材"), ("轻质隔墙板", "发泡陶瓷板", "纤维水泥板"),
             "402", "C04B", 6, 90, 0.06, 0.8),
    Industry("1441", "manufacturing", ("乳业", "乳品", "乳制品"), ("低温酸奶", "巴氏杀菌乳", "发酵乳菌种"),
             "206", "A23C", 4, 120, 0.05, 0.6),
    Industry("2761", "manufacturing", ("生物药业", "生物制品", "生物科技"), ("诊断试剂", "重组蛋白", "兽用疫苗"),
             "201", "A61K", 4, 88, 0.12, 1.9),
    Industry("2720", "manufacturing", ("制药", "药业", "医药科技"), ("缓释片", "口溶膜剂", "吸入制剂"),
             "204", "A61K", 3, 92, 0.11, 1.6),
    Industry("3581", "manufacturing", ("医疗器械", "医疗设备", "康复器械"), ("康复训练仪", "血液净化管路", "监护仪"),
             "205", "A61B", 3, 70, 0.10, 1.6),
    Industry("3489", "manufacturing", ("机械", "机电", "精工"), ("密封件", "液压接头", "联轴器", "紧固件"),
             "804", "F16L", 8, 68, 0.06, 0.9),
    Industry("3670", "manufacturing", ("汽车部件", "汽配", "车辆部件"), ("制动盘", "线束接插件", "减振器"),
             "807", "F16D", 6, 85, 0.05, 0.9),
    Industry("4011", "manufacturing", ("自动化", "仪表", "测控技术"), ("压力变送器", "流量计", "工业控制器"),
             "803", "G01F", 5, 75, 0.10, 1.7),
    Industry("3823", "manufacturing", ("电气", "电力设备", "输配电"), ("环网柜", "智能断路器", "无功补偿装置"),
             "806", "H02B", 5, 98, 0.07, 1.1),
    Industry("3841", "manufacturing", ("新能源", "储能科技", "电源"), ("磷酸铁锂电芯", "储能电池组", "电池管理系统"),
             "603", "H01M", 3, 130, 0.06, 1.5),
    Industry("3985", "manufacturing", ("电子材料", "微电子", "光电材料"), ("导热胶膜", "溅射靶材", "封装基板"),
             "401", "H05K", 3, 96, 0.09, 1.7),
    Industry("2662", "manufacturing", ("化工", "精细化学", "助剂"), ("水性涂料", "阻燃剂", "水处理剂"),
             "405", "C09D", 5, 140, 0.06, 0.9),
    Industry("3091", "manufacturing", ("碳素", "石墨科技", "碳材"), ("石墨电极", "碳纤维毡", "负极材料"),
             "402", "C01B", 3, 105, 0.07, 1.1),
    Industry("1781", "manufacturing", ("非织造", "纺织新材料", "无纺制品"), ("熔喷滤材", "水刺无纺布", "土工布"),
             "403", "D04H", 4, 72, 0.05, 0.7),
    Industry("3525", "manufacturing", ("模具", "模塑", "精密模具"), ("压铸模具", "注塑模具", "热冲压模"),
             "804", "B29C", 4, 58, 0.07, 1.0),
    Industry("3591", "manufacturing", ("环保设备", "环境装备", "净化设备"), ("除尘器", "膜分离装置", "废气焚烧炉"),
             "702", "B01D", 4, 80, 0.07, 1.2),
    Industry("3311", "manufacturing", ("钢构", "金属制品", "重钢"), ("钢结构节点", "塔架", "抗震支架"),
             "804", "E04B", 5, 110, 0.04, 0.4),
    Industry("1499", "manufacturing", ("食品", "食品科技", "营养食品"), ("膳食纤维粉", "速食米粉", "益生菌固体饮料"),
             "206", "A23L", 5, 86, 0.05, 0.5),
    Industry("6513", "software", ("软件", "信息技术", "数字科技", "智能科技"),
             ("生产管理系统", "设备云平台", "质量追溯软件"), "101", "G06F", 9, 48, 0.12, 2.4),
    Industry("6550", "software", ("数据服务", "云计算", "数据科技"), ("数据治理平台", "工业数据中台", "边缘计算网关"),
             "503", "G06Q", 4, 52, 0.11, 2.2),
    Industry("7452", "service", ("检测技术", "检验检测", "认证检测"), ("阀门密封检测", "材料疲劳试验", "水质分析"),
             "502", "G01N", 3, 36, 0.12, 1.5),
    Industry("7320", "service", ("工程技术", "技术研究", "研发服务"), ("流体仿真设计", "中试放大", "样机试制"),
             "501", "G06F", 4, 42, 0.10, 2.6),
    Industry("7721", "service", ("水务科技", "水环境", "环境治理"), ("生物滤池", "黑臭水体治理", "污泥减量"),
             "701", "C02F", 3, 64, 0.08, 1.1),
    Industry("0511", "agriculture", ("种业", "种苗", "育种科技"), ("抗病小麦品种", "设施番茄种苗", "玉米自交系"),
             "207", "A01H", 3, 60, 0.09, 1.4),
    Industry("0141", "agriculture", ("农业科技", "生态农业", "现代农业"), ("水肥一体化", "绿色防控", "日光温室"),
             "207", "A01G", 4, 46, 0.07, 0.8),
)  # fmt: skip
"""Pumps, valves, building materials, dairy and pharmaceuticals are what the plan names; the rest is what stands by."""

INDUSTRIAL = {"manufacturing"}
"""Sorts of industry whose firms are above scale from 2,000 万元 of main income on."""
