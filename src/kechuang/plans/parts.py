"""What kind of part a heading opens: goals, a review of the past, tasks, safeguards, support for applicants."""

from __future__ import annotations

from typing import Literal

from kechuang.kernel.patterns import pattern

Part = Literal["head", "preamble", "goal", "review", "task", "safeguard", "support", "annex", "tail"]

_GOAL = pattern(
    r"(?:的)?(?:总体要求|总体思路|总体目标|指导思想|基本原则|工作原则|基本思路|工作思路|发展思路|主要原则|指导原则|遵循原则|总体考虑"
    r"|(?:主要|发展|工作|行动|总体|建设|任务|预期|具体|阶段性?|年度|规划|重点|创建|目的|实施|战略|远景|奋斗|近期|中期|远期|总)目标|发展愿景"
    r"|目标定位|总体部署|总体设想|目标要求|工作要求和目标|目标指标|主要指标|发展指标)"
    r"|^目标(?:任务)?$|^(?:发展|总体)?定位$|^总则$|^目的(?:和|与)?意义$|^重要意义$|^(?:实施)?(?:范围|期限|对象|背景)$"
)
_GOAL_NOT = pattern(r"落实|分解|完成|对标|围绕|任务$|考核|推动|推进|加强|实现.{2,}目标")
_REVIEW = pattern(
    r"回顾$|^(?:发展|产业|建设|工作)?(?:现状|基础|形势|环境|成效|背景)(?:和|与|及|、|分析|$)"
    r"|(?:现实|发展|工作|产业|建设|规划|实施|良好|面临|当前|编制)(?:的)?(?:基础|现状|形势|背景|环境|成效|成就|成绩|机遇|挑战)(?:和|与|及|、|分析|$)"
    r"|(?:存在|面临|主要)(?:的)?(?:主要|突出)?(?:问题|短板|挑战|困难)$|(?:取得|主要)(?:的)?(?:显著|积极|明显|主要)?(?:成效|成就|成绩|进展)$"
    r"|^(?:存在问题|基本情况|机遇(?:和|与)?挑战)|现状(?:和|与|及)|(?:背景|形势)$|^过去(?:的)?[一五]年|^20\d\d年(?:的)?工作$"
)
_DOING = pattern(
    r"优化|营造|强化|夯实|提升|加强|改善|打造|构建|完善|提高|推动|巩固|落实|加快|深化|培育|解决|破解|补齐|应对"
)
_SAFEGUARD = pattern(
    r"(?:工作|政策|组织|实施|规划|支撑|推进|推动|要素|综合|强化|加强|健全|完善|落实|有关|相关|其他|建立|做好|全面|抓好|切实|提升|环境|机制|制度|体系"
    r"|营造|优化|责任|领导|协调|统筹|措施|认真|扎实|狠抓|确保|和|与|及|、|,|的)*"
    r"(?:保障|组织实施|组织领导|组织保障|保障措施|保障机制|推进措施|推进机制|实施保障|实施机制|规划实施|工作要求|有关要求|相关要求|工作保障|组织推进"
    r"|工作措施|实施措施|工作机制|组织落实|监督管理|保障体系|政策措施|保障工作|实施步骤|进度安排|工作进度|推进步骤|实施进度|时间安排|实施阶段|实施与保障|贯彻实施|督促落实)"
    r"(?:措施|机制|体系|和.{0,4}|与.{0,4})?"
)
_SUPPORT = pattern(
    r"支持(?:对象|范围|方式|标准|政策|条件|内容)|奖励(?:标准|对象|办法|政策|措施)?$|补助(?:标准|对象|办法)|申报(?:条件|程序|要求|流程|材料)"
    r"|扶持(?:对象|标准|政策)|^附则$|资金(?:使用|来源)?(?:管理|监督)"
)
_IN_FORCE = pattern(r"本(?:方案|计划|措施|办法|意见|政策|规划|规定|细则)(?:自|由|的?有效期|所称|所需|中)")
_TASK = pattern(
    r"(?:主要|重点|工作|具体|核心|目标)(?:工作)?(?:任务|举措|措施|行动|内容|领域|工程)|^任务|任务(?:分工|清单|安排)?$|重点工作|工作安排"
)


def part_of(title: str) -> Part | None:
    """The part a heading of this title opens, or None where the words do not tell."""
    words = title.strip("。.:*# ")
    if _IN_FORCE.match(words):
        return "support"
    if len(words) > 40:
        return None
    if _SAFEGUARD.fullmatch(words):
        return "safeguard"
    if _GOAL.search(words) and not _GOAL_NOT.search(words) and len(words) <= 24:
        return "goal"
    if _REVIEW.search(words) and len(words) <= 24 and not _DOING.search(words):
        return "review"
    if _SUPPORT.search(words) and len(words) <= 16 and not _DOING.search(words):
        return "support"
    if _TASK.search(words) and len(words) <= 20:
        return "task"
    return None
