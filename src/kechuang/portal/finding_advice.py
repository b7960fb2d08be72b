"""Why a kind of finding matters and what to do about it; a kind not told of here falls back on its severity."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence

_BY_SEVERITY = {
    "error": Sentence(
        "这些话不能同时成立，或文字有误；先请起草单位说明，再据以督查。",
        "These cannot both hold, or the text is faulty: ask the drafters first.",
    ),
    "warning": Sentence(
        "不说清楚，到期就难以判断是否完成。", "Unless it is settled, nobody can tell later whether it was done."
    ),
    "notice": Sentence("不影响执行，知道就好。", "It hinders nothing; good to know."),
}
_BY_CODE = {
    "aim.unquantified": Sentence(
        "只有方向、没有数量的话，到期无法检验。需要时请责任单位补一个可以核对的说法。",
        "A direction without a number cannot be checked when the day comes; ask the owner for something that can.",
    ),
    "citation.other_document": Sentence(
        "规划的依据或要求在另一份文件里。核对时要把那份文件一起看。",
        "Part of what binds the plan stands in another document; read that too.",
    ),
    "flow.against_total": Sentence(
        "每年的数乘以年数，与到期的总数对不上；只有加上起点已有的数才可能相符。请先问清起点和口径。",
        "The yearly number times the years differs from the total; only an existing base explains it. Ask for it.",
    ),
    "goal.no_task": Sentence(
        "目标章节提出了数，却没有哪项任务去做，也就没有单位负责。宜指定一个承接单位。",
        "The goals name a number that no task works for, so no unit answers for it. Name one.",
    ),
    "owner.missing": Sentence(
        "没有写明由谁承担，督办时找不到人。工作人员可以在任务页补上责任单位。",
        "Nobody is named to carry it. An officer can add the owner on the task's page.",
    ),
    "owner.not_a_unit": Sentence(
        "写的是“有关部门”“各镇”一类统称，分不到具体单位。执行前宜列出名单。",
        "A collective name cannot be asked. List the units it stands for.",
    ),
    "owner.no_lead": Sentence(
        "列了几家单位而没有牵头的，容易互相等待。宜明确一家牵头。",
        "Several units and no lead: they will wait for each other. Name one to lead.",
    ),
    "ratio.denominators_differ": Sentence(
        "两处比率的分母说法不同，范围不一样就不能当作同一个数来比。请定下一种口径。",
        "The denominators are worded differently; ratios over different populations cannot be compared.",
    ),
    "ratio.no_baseline": Sentence(
        "只说要达到多少，没说现在是多少，看不出要走多远。请补上起点年份的数。",
        "It says where to arrive but not where it starts from. Ask for the present value.",
    ),
    "target.repeated_different": Sentence(
        "同一件事两处说法不同，完成与否会有两个答案。请起草单位确认以哪一处为准。",
        "One thing, two demands: there would be two answers to whether it was met. Ask which one holds.",
    ),
    "target.repeated_equal": Sentence(
        "目标章节和任务各说一次，内容一致。统计时只算一个，督办时以任务的责任单位为准。",
        "Said in the goals and again in a task, alike. It counts once; the task's unit answers for it.",
    ),
    "target.no_deadline": Sentence(
        "没写什么时候完成，也不能从规划期推断。请定一个日子。",
        "No date is given and none follows from the plan's period. Settle on one.",
    ),
    "sum.cannot_hold": Sentence(
        "把部分加起来比整体还大，数字必有一处不对。请起草单位更正。",
        "The parts add up to more than the whole: one of the numbers is wrong. Ask the drafters.",
    ),
    "sum.rest_unassigned": Sentence(
        "分项加起来不到总数，差额没有说由哪一级、哪一类来补。请问清差额从何而来。",
        "The parts fall short of the total and nothing says who fills the rest. Ask where it is to come from.",
    ),
    "text.damaged": Sentence(
        "多字、漏字、标点重叠，可能是印发或转载时出的错。请对照正式文件。",
        "Doubled marks or missing words, perhaps from copying. Compare with the official print.",
    ),
    "wording.drift": Sentence(
        "同一事物前后叫法不同，容易被当成两件事。请确认是不是一回事。",
        "One thing under two names may be taken for two. Ask whether they are one.",
    ),
}


def advice_on(code: str, severity: str) -> Sentence:
    """What a finding of this kind means for those who run the plan."""
    return _BY_CODE.get(code, _BY_SEVERITY[severity])
