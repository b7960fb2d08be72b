"""Numbers that promise nothing: thresholds, rewards, past results, sizes of what exists, parts of names."""

from __future__ import annotations

from kechuang.kernel.patterns import pattern
from kechuang.plans.targets.quantities import Quantity, is_count, is_money, is_rate, tail_of
from kechuang.plans.targets.words import ADVERB, BUILD, STRONG_VERB

# names
_NAME_BEFORE = pattern(r"[A-Za-z+×*/第〔№#.\d±=(（]$")
_NAME_AFTER = pattern(
    r"级|号|期(?!间)|届|版|代|类|星|米高|线|维|相|位数|楼|日|月|年|时|点(?!位)|岁|周岁|°|℃|:\d|/\d|[A-Za-z]"
)
_BIG = pattern(r"大(?![型中小学专数])")
_SLOGAN = pattern(
    r"方面|层面|维度|阶段|环节|统筹|转变|坚持|结合|同步|到位|一体|优先|强化|突出|必须|不|是|能够|更|统一|确保|月|季度|年|小|十|百|千|体|主|基本|关键"
)

# accounts and definitions
_PAST = pattern(
    r"截[至止]|(?<!项)目前|(?:我市|全[市省县区]|共|^)现有|以来|去年|上年末|过去|一年来|五年来|近年来|多年来|年末全|累计已|现已|"
    r"(?<![等对将])已经?(?=[建形达累完有实培认突超成拥获])"
)
_DEFINITION = pattern(r"是指|指的是|本办法|所称|计算方法|计算公式|得分|考评分|考评办法|评分标准|评分细则")

# rewards
_REWARD = pattern(
    r"给予|奖励|补助|补贴|奖补|资助|贴息|最高|封顶|返还|扣除|减按|免征|减征|奖金|扶持资金|兑付|发给|配套奖|扣\d|加\d|计\d|得\d|满分|分值"
)
_PAID_OUT = pattern(r"给予|奖励|补助|补贴|奖补|资助")
_COMMITTED = pattern(r"安排|设立|筹集|筹措|投入|募集|统筹|争取")
_TO_APPLICANTS = pattern(
    r"[^一-鿿]{0,4}(?:[一二三四五六七八九十]+[)、.])?对(?!接|标|外|照)|.*,对(?!接|标|外|照)[^,]+(?:,[^,]+)*的,.*(?:给予|补贴|奖励|补助|资助)"
)
_EACH_YEAR = pattern(r"(?:力争|争取)?(?:每年|年均)(?:引进|培养|培育|新增)")
_CONDITION = pattern(r"(?:凡|符合|满足|申报|具备|如|若|当)|.*(?:条件|标准)(?:为|是|:)")

# thresholds
_EXTENT = pattern(r"范围|等级|级|功率|量级|以浅|以深|以外|半径|的?(?:[长宽高深厚](?=[的,、]|$)|直径|口径|管径|距离)")
_NORM = pattern(r"的?[^,、执达]{0,4}(?:节能|设计|建设|能效)?标准")
_BY = pattern(r"(?:由|从|自|以|配建|配套)$|由[^,、]{0,4}$|按(?!计划|期|时|要求|规定|质|照[^,]{0,6}[要部])[^,、]{0,16}$")
_DIMENSION = pattern(r"(?:高度|宽度|深度|半径|间距|坡度|距离|净宽|层高|层数|不应|不宜|面积应|应不|最高)[^,]{0,12}$")
_RULE = pattern(r"原则上|不应|不宜|应不|不得")
_AIM_NOUN = pattern(r"的(?:目标|水平|要求|标准|任务|比例|速度|增速|增长)")
_OR_MORE = pattern(r"[、和或][^,、]{2,12}(?:超过|大于|高于|不低于|达到)\d[^,、]{1,8}的|(?:且|并)[^,、]{2,16}的(?:,|$)")
_APPLICANT = pattern(r"(?:申报|申请|依托|承担)(?:建设)?(?:主体|单位|企业|机构)")
_REALISED = pattern(r"的[^,、的]{2,20}(?:基本|全面)?(?:形成|建成)$")
_AT_LEAST = pattern(r"(?:不少于|至少)$")
VERB_ONLY = pattern(rf"(?:{ADVERB})*{BUILD.pattern}")
_DELIVERED = pattern(r"(?:建成|新建|新增|完成|形成|打造|造林|归集|汇聚)$")
FUND = pattern(r"的?[^,、]{0,12}(?:基金|资金)")
_THING = pattern(r"的?[一-鿿“■A-Za-z]")

# populations
_POPULATION_WORD = pattern(
    r"(?:聚焦|围绕|针对|依托|利用|用好|用足|涉及|现有|已有|原有|对|由|含|包括|按照?|依据|根据|以|从|自|其余|其他|其它|涵盖|共有|"
    r"选取的|纳入|位于|距离?|每|在[^,]{2,20}等|在|于|为|这|该|上述|前述|作为)了?(?:全[市省县区国]|重点|剩余|列入|纳入|辖区)?的?$"
)
_AIMED_AT = pattern(r"针对|聚焦|围绕|对(?!接|标|外)|在|从|以|按|用好|立足")
_IMPROVED = pattern(r"(?:不断|持续|稳步|进一步|着力|全面)*(?:提升|提高|改善|优化|增强|巩固)")
_STATE = pattern(r"(?:水质|质量|水平|能力|环境|面貌|功能|品质|效能|效率)$")
_ROLE = pattern(
    r"为(?:重点|核心|主体|主|基础|单位|依托|载体|抓手|支撑|引领|试点)(?:,|$|[^一-鿿])|为重点|为依托|为载体|作为|[构组]成$|的基础上"
)
_TAKING_PART = pattern(r"参加|参与|参会|参展")
_EXISTING_POLICY = pattern(r"落实")
_POLICIES = pattern(r"(?:政策)?(?:措施|政策|举措|意见)(?:$|[,、])")
_WORK_ON = pattern(r"(?:余|多)?[^,]*(?:报告|核查|核算|监测|统计|填报|普查|调查)[^,]{0,6}工作$")


def part_of_a_name(left: str, right: str, quantity: Quantity) -> bool:
    """Numbers that belong to a word or count nothing: 5G, 1+N, 第3, 三大, 4A级, 12月."""
    if left and _NAME_BEFORE.search(left[-1:]):
        return True
    if quantity.unit == "" and _NAME_AFTER.match(right):
        return True
    return quantity.chinese and bool(_BIG.match(right) or _SLOGAN.match(right))


def threshold(left: str, right: str, quantity: Quantity, comparative: bool) -> bool:
    """A number that only describes: 20万千瓦及以上机组, 投资300万元以上项目, 超过80万度的企业.

    `comparative`: whether words like 超过, 达到 stand directly before it.
    """
    tail, counts, rate = tail_of(quantity), is_count(quantity.unit), is_rate(quantity.unit)
    if tail in ("及以上", "及其以上", "或以上", "及以下"):
        return True
    if _APPLICANT.match(left):
        return True
    if comparative and _REALISED.match(right):
        return False
    if comparative and (
        _OR_MORE.match(right) or (right.startswith("的") and not _said_of_an_aim(left, right, quantity))
    ):
        return True
    if _RULE.search(left):
        return True
    if rate:
        return bool(_NORM.match(right) or _BY.search(left))
    if counts:
        return tail == "以上" and right.startswith("的") and not VERB_ONLY.fullmatch(left)
    if _EXTENT.match(right) or _DIMENSION.search(left):
        return True
    if tail == "以上" and not is_money(quantity.unit) and VERB_ONLY.fullmatch(left):
        return not (right.startswith("的") or _DELIVERED.search(left))
    if is_money(quantity.unit) and FUND.match(right):
        return False
    return bool(tail and tail not in ("左右", "上下") and _THING.match(right))


def _said_of_an_aim(left: str, right: str, quantity: Quantity) -> bool:
    """Whether a 的 after the number does not make it a condition: 不少于6项的标准, 达到95%的目标."""
    if is_count(quantity.unit):
        return bool(_AT_LEAST.search(left))
    return is_rate(quantity.unit) and bool(_AIM_NOUN.match(right))


def reward(sentence: str, clause: str, left: str, quantity: Quantity) -> bool:
    """Money, rates and conditions of what is paid to applicants; not the money the issuer sets aside."""
    if not _REWARD.search(sentence):
        return False
    money = is_money(quantity.unit)
    if _COMMITTED.search(left) and not _PAID_OUT.search(left):
        return False
    if _TO_APPLICANTS.match(sentence):
        return not (
            is_count(quantity.unit) and _EACH_YEAR.match(clause) and not _REWARD.search(_from(sentence, clause))
        )
    if not (money or is_rate(quantity.unit) or quantity.unit in ("", "年")):
        return False
    return money or bool(_REWARD.search(clause) or _CONDITION.match(sentence))


def _from(sentence: str, clause: str) -> str:
    return sentence[max(0, sentence.find(clause)) :]


def pays(sentence: str) -> bool:
    """Whether a sentence pays somebody."""
    return bool(_REWARD.search(sentence))


def account(sentence: str) -> bool:
    """What is already there, or what a word means."""
    return bool(_PAST.search(sentence) or _DEFINITION.search(sentence))


def existing_population(left: str, rest: str, quantity: Quantity) -> bool:
    """The size of something that is there already: 聚焦37项问题, 对19个镇, 组织90家企业参展."""
    if is_rate(quantity.unit):
        return False
    if _AIMED_AT.match(left) and not STRONG_VERB.search(left):
        return True
    if _IMPROVED.match(left) and _STATE.search(rest):
        return True
    if _ROLE.search(rest) or _POPULATION_WORD.search(left):
        return True
    if _WORK_ON.match(rest) or (_EXISTING_POLICY.search(left) and _POLICIES.match(rest)):
        return True
    return bool(_TAKING_PART.search(rest) and not _TAKING_PART.search(left))
