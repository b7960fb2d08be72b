"""Facts about an innovation platform: its supporting unit, staff, premises, equipment and partners."""

from __future__ import annotations

from kechuang.rules.declare import choice, money, number, yes_no

SUPPORTER = choice(
    "supporter_kind",
    "依托单位类型",
    ("企业", "高等学校", "科研院所", "技术机构", "政府工作机构", "其他"),
    "承担平台建设的法人",
)
SUPPORTER_IN_HEBEI = yes_no("supporter_in_hebei", "依托单位为在河北省内注册的法人", evidence=("法人登记证书",))
SUPPORTER_LEGAL_PERSON = yes_no("supporter_legal_person", "依托单位具有独立法人资格", evidence=("法人登记证书",))
SUPPORTER_ABOVE_SCALE = yes_no("supporter_above_scale", "依托企业为规模以上企业")
SUPPORTER_RD_BODY = yes_no("supporter_rd_body", "依托单位设有相对独立的研发机构")
SUPPORTER_ST_SPENDING = money("supporter_st_spending", "依托单位上一年度科技活动经费支出", time="year")

FIXED_STAFF = number("fixed_staff", "平台固定人员数", "人")
OWN_FIXED_STAFF = number("own_fixed_staff", "依托单位自有固定人员数", "人", "固定人员中属于依托单位的人员")
STAFF_IN_OTHER_LABS = number("staff_in_other_labs", "同时列入其他省级以上重点实验室的固定人员数", "人")
PREMISES = number("premises", "科研用房面积", "m²", "研究和办公用房面积之和")
EQUIPMENT = money("equipment", "科研仪器设备原值")

JOINTLY_BUILT = yes_no("jointly_built", "由两个以上单位共建")
JOINT_AGREEMENT = yes_no("joint_agreement", "共建协议明确方式、人员、任务和权益", evidence=("共建协议",))
OWN_SHARE = number(
    "own_share", "依托单位自有条件所占比例", "", "科研条件、研发人员、项目和成果中依托单位所占比例，取最低项"
)
PARTNER_ENTERPRISES_IN_HEBEI = number("partner_enterprises_in_hebei", "省内共建企业数", "家")
PARTNER_LEADERS_IN_HEBEI = number("partner_leaders_in_hebei", "省内本行业骨干共建企业数", "家")
PARTNER_ENTERPRISES = number("partner_enterprises", "本行业共建企业数", "家", "含省外，不含依托单位")
PARTNER_UNIVERSITIES = number("partner_universities", "共建高等学校数", "家")
PARTNER_INSTITUTES = number("partner_institutes", "共建科研院所数", "家")

SCHEME_ARGUED = yes_no("scheme_argued", "建设实施方案已通过专家论证", evidence=("专家论证意见",))
LOCAL_SUPPORT = yes_no("local_support", "地方政府或主管部门已出具支持承诺", evidence=("支持承诺文件",))
