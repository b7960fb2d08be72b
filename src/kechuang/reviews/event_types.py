"""Acts on panels that the log tells of. What a reviewer wrote stands in no event: only the digest of the sheet."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "panel.opened": (
            "发起专家评审 | panel opened",
            "{actor} 发起专家评审“{label}” | {actor} opened the panel “{label}”",
            "a panel is asked for: for what, on which day's records, what it must be",
        ),
        "panel.committed": (
            "公布抽取承诺 | draw committed to",
            "{actor} 公布“{label}”的抽取承诺 | {actor} committed to the draw of “{label}”",
            "the pool, the need and the digest of the secret are fixed; the event holds both digests",
        ),
        "panel.drawn": (
            "抽取专家 | panel drawn",
            "{actor} 为“{label}”抽取专家 | {actor} drew the panel of “{label}”",
            "secret and public value are revealed and the lot decides; the event holds the seed and the handles",
        ),
        "panel.recused": (
            "专家退出并补抽 | expert recused and replaced",
            "{actor} 记录专家退出“{label}”并补抽 | {actor} recorded that an expert left “{label}” and was replaced",
            "an expert leaves a panel; the next of the same lot follows",
        ),
        "panel.seat_given": (
            "指定评审账号 | account given a seat",
            "{actor} 指定“{label}”的评审账号 | {actor} said under which account a seat of “{label}” is held",
            "an officer says under which account an expert scores",
        ),
        "panel.scoring_opened": (
            "开始评分 | scoring opened",
            "{actor} 开始“{label}”的评分 | {actor} opened the scoring of “{label}”",
            "the lines of the sheet are frozen and reviewers may score",
        ),
        "panel.material_read": (
            "阅读评审材料 | material read",
            "{actor} 阅读“{label}”的评审材料 | {actor} read the material before “{label}”",
            "a reviewer opened the application before the panel; the event holds its number",
        ),
        "panel.sheet_handed_in": (
            "提交评分表 | sheet handed in",
            "{actor} 提交“{label}”的评分表 | {actor} handed in a sheet of “{label}”",
            "a reviewer hands in; the event holds the digest of the sheet",
        ),
        "panel.scoring_closed": (
            "结束评分 | scoring closed",
            "{actor} 结束“{label}”的评分 | {actor} closed the scoring of “{label}”",
            "sheets are opened to the officers; those missing are named with the reason",
        ),
        "panel.laid_in": (
            "评审结果计入办件 | review laid into cases",
            "{actor} 把“{label}”的结果计入办件 | {actor} laid what “{label}” found into its cases",
            "a case that had been away when scoring closed gets what the panel found",
        ),
        "panel.concluded": (
            "形成评审结论 | panel concluded",
            "{actor} 形成“{label}”的评审结论 | {actor} wrote the conclusion of “{label}”",
            "the recommendation and its reasons are written down",
        ),
        "panel.cancelled": (
            "取消专家评审 | panel called off",
            "{actor} 取消专家评审“{label}” | {actor} called the panel “{label}” off",
            "a panel is called off, with the reason",
        ),
    }
)
