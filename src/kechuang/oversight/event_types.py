"""Acts of supervision that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "milestones.changed": (
            "修改任务节点 | milestones changed",
            "{actor} 修改任务节点：“{label}” | {actor}: milestones changed: “{label}”",
            "milestones of a task are read from its text, edited, split, merged, added, dropped, confirmed; or undone",
        ),
        "milestone.closed": (
            "节点完成 | milestone closed",
            "{actor} 节点完成：“{label}” | {actor}: milestone closed: “{label}”",
            "the records show a milestone, or the bureau accepted what its unit showed: the day, and by what",
        ),
        "milestone.reopened": (
            "节点重新打开 | milestone open again",
            "{actor} 节点重新打开：“{label}” | {actor}: milestone open again: “{label}”",
            "what showed a milestone does not stand any more: why",
        ),
        "matter.opened": (
            "提出督查事项 | matter proposed",
            "{actor} 提出督查事项：“{label}” | {actor}: matter proposed: “{label}”",
            "a matter is proposed, by hand or out of a meeting",
        ),
        "request.asked": (
            "发出问询 | question asked",
            "{actor} 发出问询：“{label}” | {actor}: question asked: “{label}”",
            "one person is asked about a milestone: when, until when, with what was known",
        ),
        "oversight.rule_set": (
            "设定督查参数 | figures of supervision set",
            "{actor} 设定督查参数：“{label}” | {actor}: figures of supervision set: “{label}”",
            "the figures of lamps and of asking are set, with the reason",
        ),
        "oversight.supervised": (
            "每日督查 | supervision run",
            "{actor} 每日督查：“{label}” | {actor}: supervision run: “{label}”",
            "the nightly look at milestones, questions and matters: how many closed, reopened, asked, held back",
        ),
        "example.oversight_loaded": (
            "载入示例督查 | example supervision loaded",
            "{actor} 载入“{label}”的示例督查 | {actor} loaded the example supervision of “{label}”",
            "units, invented people and questions of the example city are laid down",
        ),
        "matter.document_opened": (
            "打开督查材料 | document of a matter opened",
            "{actor} 打开“{label}”的材料 | {actor} opened the document of “{label}”",
            "the document of an answer is downloaded: its hash",
        ),
        "meeting.planned": (
            "安排会议 | meeting planned",
            "{actor} 安排会议：“{label}” | {actor}: meeting planned: “{label}”",
            "a meeting is planned, its agenda drafted from what is off course",
        ),
        "meeting.kept": (
            "记录会议 | minutes kept",
            "{actor} 记录会议：“{label}” | {actor}: minutes kept: “{label}”",
            "agenda or minutes of a meeting are written",
        ),
        "request.answered": (
            "答复 | answer it",
            "{actor} 答复：“{label}” | {actor}: answer it: “{label}”",
            "attach a document or say it in a sentence; once accepted the milestone closes",
        ),
        "request.handed_over": (
            "转给同事 | hand it to a colleague",
            "{actor} 转给同事：“{label}” | {actor}: hand it to a colleague: “{label}”",
            "somebody else of the unit answers; its date stays",
        ),
        "matter.withdrawn": (
            "撤回 | take it back",
            "{actor} 撤回：“{label}” | {actor}: take it back: “{label}”",
            "it is not needed any more; say why",
        ),
        "request.accepted": (
            "确认 | accept the answer",
            "{actor} 确认：“{label}” | {actor}: accept the answer: “{label}”",
            "the answer is enough; the milestone closes with it",
        ),
        "matter.sent_back": (
            "退回 | send it back",
            "{actor} 退回：“{label}” | {actor}: send it back: “{label}”",
            "say what is missing; the unit answers again",
        ),
        "matter.submitted": (
            "提交审核 | put it up for review",
            "{actor} 提交审核：“{label}” | {actor}: put it up for review: “{label}”",
            "it is reviewed, then the unit is told",
        ),
        "matter.approved": (
            "审核通过 | approve it",
            "{actor} 审核通过：“{label}” | {actor}: approve it: “{label}”",
            "it may be notified",
        ),
        "matter.returned": (
            "退回修改 | return it for changes",
            "{actor} 退回修改：“{label}” | {actor}: return it for changes: “{label}”",
            "say what is to be changed",
        ),
        "matter.notified": (
            "发出通知 | send the notice",
            "{actor} 发出通知：“{label}” | {actor}: send the notice: “{label}”",
            "the unit is told; the time to sign for it begins",
        ),
        "matter.received": (
            "签收 | sign for it",
            "{actor} 签收：“{label}” | {actor}: sign for it: “{label}”",
            "the unit has it and works on it",
        ),
        "matter.reassignment_asked": (
            "申请转办 | say that it is another unit’s",
            "{actor} 申请转办：“{label}” | {actor}: say that it is another unit’s: “{label}”",
            "say why, and whose it is",
        ),
        "matter.reassigned": (
            "转办 | pass it to another unit",
            "{actor} 转办：“{label}” | {actor}: pass it to another unit: “{label}”",
            "another unit has it; the time to sign for it begins anew",
        ),
        "matter.kept": (
            "不予转办 | keep it with the unit",
            "{actor} 不予转办：“{label}” | {actor}: keep it with the unit: “{label}”",
            "it stays with the unit",
        ),
        "matter.reported": (
            "反馈 | report what was done",
            "{actor} 反馈：“{label}” | {actor}: report what was done: “{label}”",
            "say what was done, with evidence",
        ),
        "matter.extension_asked": (
            "申请延期 | ask for more time",
            "{actor} 申请延期：“{label}” | {actor}: ask for more time: “{label}”",
            "say why, and until when",
        ),
        "matter.extended": (
            "同意延期 | give more time",
            "{actor} 同意延期：“{label}” | {actor}: give more time: “{label}”",
            "its date is the one asked for",
        ),
        "matter.extension_refused": (
            "不同意延期 | refuse more time",
            "{actor} 不同意延期：“{label}” | {actor}: refuse more time: “{label}”",
            "its date stays",
        ),
        "matter.taken_up": (
            "转入复核 | take it up for checking",
            "{actor} 转入复核：“{label}” | {actor}: take it up for checking: “{label}”",
            "the report is whole; it is checked",
        ),
        "matter.closed": (
            "销号 | strike it off",
            "{actor} 销号：“{label}” | {actor}: strike it off: “{label}”",
            "the evidence is enough; the unit is told the conclusion",
        ),
        "matter.reopened": (
            "重新办理 | open it again",
            "{actor} 重新办理：“{label}” | {actor}: open it again: “{label}”",
            "its evidence is disproved; it is worked on again",
        ),
        "matter.objected": (
            "提出异议 | object to the conclusion",
            "{actor} 提出异议：“{label}” | {actor}: object to the conclusion: “{label}”",
            "within thirty days of receiving the conclusion",
        ),
        "matter.upheld": (
            "维持结论 | uphold the conclusion",
            "{actor} 维持结论：“{label}” | {actor}: uphold the conclusion: “{label}”",
            "by somebody who did not make it",
        ),
        "matter.revised": (
            "撤销结论 | revise the conclusion",
            "{actor} 撤销结论：“{label}” | {actor}: revise the conclusion: “{label}”",
            "it does not hold; the matter is worked on again",
        ),
        "matter.instructed": (
            "批示 | say what is to be done",
            "{actor} 批示：“{label}” | {actor}: say what is to be done: “{label}”",
            "a leader who was shown it says what is to be done",
        ),
        "matter.escalated": (
            "报领导 | show it to the leader",
            "{actor} 报领导：“{label}” | {actor}: show it to the leader: “{label}”",
            "it is past its date; the leader sees it",
        ),
    }
)
