"""Acts on plans, targets and tasks that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "plan.adopted": (
            "录入规划 | plan adopted",
            "{actor} 录入规划《{label}》 | {actor} adopted the plan “{label}”",
            "a plan is stored, from the browser or by `kechuang up PLAN`",
        ),
        "plan.withdrawn": (
            "撤下规划 | plan withdrawn",
            "{actor} 撤下规划《{label}》 | {actor} withdrew the plan “{label}”",
            "an officer withdraws a plan, with the reason",
        ),
        "plan.restored": (
            "恢复规划 | plan restored",
            "{actor} 恢复规划《{label}》 | {actor} restored the plan “{label}”",
            "an officer brings it back",
        ),
        "plan.previous_set": (
            "指定前一版本 | previous version set",
            "{actor} 指定《{label}》的前一版本 | {actor} set the previous version of “{label}”",
            "an officer names the version a plan follows",
        ),
        "plan.placed": (
            "指定规划地区 | plan placed",
            "{actor} 指定《{label}》所在的地区 | {actor} said which place “{label}” is about",
            "an officer says which division a plan is about",
        ),
        "binding.made": (
            "确认目标的指标 | target bound to an indicator",
            "{actor} 确认目标“{label}”由哪个指标回答 | {actor} said which indicator answers “{label}”",
            "an officer confirms the suggested indicator, chooses another, or says that there is none",
        ),
        "binding.undone": (
            "撤销目标的指标 | binding undone",
            "{actor} 撤销对目标“{label}”指标的确认 | {actor} took the indicator of “{label}” back",
            "the last word on a target's indicator is taken back",
        ),
        "breakdown.made": (
            "分解目标 | target shared out",
            "{actor} 分解目标“{label}” | {actor} shared out the target “{label}”",
            "a target is shared out to years, townships or units: base, shares before and after, the reason",
        ),
        "breakdown.withdrawn": (
            "撤回目标分解 | sharing-out taken back",
            "{actor} 撤回目标“{label}”的分解 | {actor} took the sharing-out of “{label}” back",
            "the standing version is taken back and the one before stands again",
        ),
        "breakdown.appealed": (
            "对分解提出异议 | appeal against a share",
            "{actor} 记下对目标“{label}”分解的异议 | {actor} noted an appeal against a share of “{label}”",
            "what a township or unit says against its share",
        ),
        "breakdown.answered": (
            "答复异议 | appeal answered",
            "{actor} 答复对目标“{label}”分解的异议 | {actor} answered an appeal against a share of “{label}”",
            "an appeal is taken up or not, with the reason",
        ),
        "actuals.imported": (
            "导入公开对照表 | table of actuals imported",
            "{actor} 导入{label} | {actor} imported {label}",
            "a table that sets a plan's promises beside what is published of them is imported or has changed",
        ),
        "lamps.set": (
            "设定亮灯标准 | lamp rule set",
            "{actor} 设定《{label}》的亮灯标准 | {actor} set the figures by which the lamps of “{label}” are lit",
            "the chances at which a target is on course, at risk or off course are set, with the reason",
        ),
        "target.corrected": (
            "更正目标 | target corrected",
            "{actor} 更正目标“{label}” | {actor} corrected the target “{label}”",
            "a target is corrected: the changed fields before and after, and the reason",
        ),
        "task.corrected": (
            "更正任务 | task corrected",
            "{actor} 更正任务“{label}” | {actor} corrected the task “{label}”",
            "a task is corrected, likewise",
        ),
        "correction.undone": (
            "撤销更正 | correction undone",
            "{actor} 撤销对“{label}”的更正 | {actor} undid a correction of “{label}”",
            "a correction is undone",
        ),
    }
)
