"""The words by which a clause is told to be a measure, what leads up to one, or only what it is to bring."""

from __future__ import annotations

from kechuang.kernel.patterns import pattern
from kechuang.plans.targets.words import BUILD_VERBS

_MORE = """
加强 加大 加快 完善 健全 落实 深化 规范 强化 摸清 统筹 协调 争取 宣传 鼓励 支持 引导 组织 推进 推动 推广 抓好
筛选 遴选 进行 研究 确定 明确 分类 开展 实施 执行 做强 做好 办好 确保 打通 营造 调度 提示 督促 公开 公布 报告 出台 修订
贯彻 保护 管理 探索 改革 创造 运用 弘扬 普及 优化 简化 扩大 拓宽 拓展 培训 辅导 常设 补助 奖励 给予 发放 实行
采取 采用 注重 紧抓 建设 建立 构建 打造 组建 设立 支撑 牵引 抢抓 布局 对接 扶持 增强 充分利用 利用 发挥
"""
_VERBS = sorted(
    ({verb for verb in BUILD_VERBS if len(verb) > 1} - {"创新", "发展"}) | set(_MORE.split()), key=len, reverse=True
)
VERB = pattern("|".join(_VERBS))
"""A verb anywhere in a clause, the longest that fits."""

LEADING = pattern(
    r"(?:力争|争取(?!资金)|努力|积极|大力|持续|不断|进一步|着力|全面|深入|扎实|切实|认真|有序|稳步|逐步|率先|共同|并|再|将|要|"
    r"统一|及时|分别|每年|年均|每季度|每月|逐年|到?20\d\d年(?:底|末|\d{1,2}月)?(?:底|末)?(?:之?前|以前)?|[、,]|"
    r"市级财政|市财政|三年|全市|精心|突出|重点|精准|至少)*"
)
"""Adverbs and dates that come before the verb of a clause."""
NEAR = 16
"""The verb of a measure stands within so many characters of its beginning."""

SETTING = pattern(r"(?:围绕|面向|聚焦|坚持|针对|瞄准|紧扣|紧盯|立足|依托|随着|按照?|根据|依据|为了?(?!期)|抢抓)")
"""Words that open what sets the scene of a measure: 围绕…等产业, 坚持…并重."""
BY = pattern(r"(?:以|结合|通过|借助|采[用取]|发挥|在|充分(?:利用|发挥)|利用|凡)")
"""Words that open by what a measure is done; only together with one of the endings below."""
BY_END = pattern(r"(?:思路|要求|原则|方式|措施|办法|目标|机遇|路径|部署|作用|契机|形式|手段|导向|优势|基础上|的进展)$")

AIM = pattern(
    r"(?:从而|以便|并?(?P<pushes>推动|促进|带动|引导|确保)|促使|促其|引领|实现|形成|努力(?!争)|让|使|把.{2,20}(?:打造|建设)成|"
    r"提高|提升|增强|激发|全面激发|切实提高|重新|促|有效|构建.{2,24}(?:体系|格局|环境|生态)$|不再)"
)
"""Words that open what a measure is to bring; with a figure in it the clause is a measure all the same."""
MADE = pattern(r"开设|建设|建立|制定|开展|设立|实施|组建|完善|健全|出台|上线|加大|开放")
"""What somebody is pushed to do is a measure where it is one of these: 推动市属媒体开设专栏."""

CONTINUES = pattern(r"(?:其中|包括|重点(?:支持|围绕|用于)|主要|尤其|特别是|数量|质量|市场前景|发展潜力)")
"""Words that go on with the clause before."""
CONTINUES_FIGURE = pattern(r"(?:其中|不少于|不低于|不超过|同比|占|达到)")
"""Likewise where the clause has a figure."""
LEVEL = pattern(
    r"(?:总数|总量)?(?:达到|突破|超过|保持在|稳定在|增加到|提高到|提升到|控制在|不少于|不低于|不超过|增长|达)(?=\D{0,3}\d)"
)
"""A level to be reached or kept: its subject stands before it."""

YEARLY = pattern(r"每年|年均|逐年|每季度|每月|按季|按月|每半年|年度内?均")
OWNERS = pattern(r"\([^()]*(?:单位|部门|负责|牵头|责任)[^()]*\)")
"""A bracket that names the owners."""
UNIT_ENDS = ("部", "局", "委", "院", "厅", "办", "会", "行", "政府", "全国", "区域", "单位")
"""How the names of units end that a cell of a table lists and nothing else."""
FIGURE = pattern(
    r"\d[\d.,]*(?:万|亿|千|百)?(?:个百分点|人次|小时|平方米|公里|亿元|万元|[家个项名人场件台套元%次座期条种处支批亩户所门本篇类])"
    r"(?:\(套\)|以上|以内|左右)?"
)
"""A quantity with its unit, as folded text has it."""
