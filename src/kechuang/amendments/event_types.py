"""Acts on drafts of policy changes that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "amendment.kept": (
            "存下修订草案 | draft of a policy change kept",
            "{actor} 存下修订草案“{label}” | {actor} kept the draft “{label}”",
            "a draft is stored for the first time: the policy, from when, what it changes, who may see it",
        ),
        "amendment.saved": (
            "保存修订草案 | draft of a policy change saved",
            "{actor} 保存了修订草案“{label}”的新版 | {actor} saved a new version of the draft “{label}”",
            "a draft says something else now; the versions before stay",
        ),
        "amendment.shared": (
            "改变谁可以看修订草案 | who sees a draft changed",
            "{actor} 改变了谁可以看修订草案“{label}” | {actor} changed who sees the draft “{label}”",
            "a draft is let be seen by others, or no longer",
        ),
        "amendment.discarded": (
            "撤下修订草案 | draft of a policy change discarded",
            "{actor} 撤下修订草案“{label}” | {actor} discarded the draft “{label}”",
            "a draft is put away with the reason; nothing is deleted",
        ),
        "amendment.restored": (
            "恢复修订草案 | draft of a policy change restored",
            "{actor} 恢复修订草案“{label}” | {actor} restored the draft “{label}”",
            "a discarded draft stands again",
        ),
        "amendment.worked_out": (
            "测算修订草案并留存 | draft of a policy change worked out",
            "{actor} 测算了修订草案“{label}”，结果留存 | {actor} worked out the draft “{label}”; the result is kept",
            "a version is read on the records of the day: which, how many subjects, how many take each turn",
        ),
        "amendment.exported": (
            "导出修订草案 | draft of a policy change taken away",
            "{actor} 导出修订草案“{label}” | {actor} took away the draft “{label}”",
            "the list of whom a draft moves, or its policy file, is taken away; after it which",
        ),
    }
)
