"""Acts on records that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "record.entered": (
            "录入记录 | record entered",
            "{actor} 录入“{label}” | {actor} entered “{label}”",
            "a record is entered by hand, by a case or by a command",
        ),
        "record.corrected": (
            "更正记录 | record corrected",
            "{actor} 更正“{label}” | {actor} corrected “{label}”",
            "a record that was wrong is put right: the changed fields before and after, and the reason",
        ),
        "record.replaced": (
            "变更记录 | record replaced",
            "{actor} 登记“{label}”的变更 | {actor} noted a change of “{label}”",
            "the world changed from a day on",
        ),
        "record.ended": (
            "终止记录 | record ended",
            "{actor} 终止“{label}” | {actor} ended “{label}”",
            "a record ceases to hold on a day",
        ),
        "record.withdrawn": (
            "作废记录 | record withdrawn",
            "{actor} 作废“{label}” | {actor} withdrew “{label}”",
            "a record should never have been entered",
        ),
        "record.undone": (
            "撤销改动 | change undone",
            "{actor} 撤销了对“{label}”的改动 | {actor} undid a change of “{label}”",
            "the last act on a record is taken back: the rows before and after, and the reason",
        ),
        "evidence.attached": (
            "附上材料 | evidence attached",
            "{actor} 为“{label}”附上材料 | {actor} attached evidence to “{label}”",
            "a document is attached to a fact: its name, hash and size",
        ),
        "evidence.detached": (
            "撤下材料 | evidence detached",
            "{actor} 从“{label}”撤下材料 | {actor} took evidence away from “{label}”",
            "a document no longer proves a fact: which, and why",
        ),
        "evidence.opened": (
            "下载材料 | evidence opened",
            "{actor} 下载材料“{label}” | {actor} downloaded the document “{label}”",
            "somebody downloads a stored document",
        ),
        "fact.confirmed": (
            "核实事项 | fact confirmed",
            "{actor} 核实“{label}” | {actor} confirmed “{label}”",
            "what a record says is confirmed: the field and its value",
        ),
        "fact.disputed": (
            "提出异议 | fact disputed",
            "{actor} 对“{label}”提出异议 | {actor} disputed “{label}”",
            "someone says another value: both values, who says so and why",
        ),
        "fact.resolved": (
            "处理异议 | dispute resolved",
            "{actor} 处理了对“{label}”的异议 | {actor} resolved the dispute about “{label}”",
            "one of two values is chosen: the value before and after, and the reason",
        ),
        "example.part_loaded": (
            "载入示例数据 | example data stored",
            "{actor} 载入示例数据“{label}” | {actor} stored example data: {label}",
            "a part of the example city is stored: which kind, how many records, and of which city",
        ),
        "example.loaded": (
            "示例数据载入完毕 | example loaded",
            "{actor} 载入示例城市“{label}” | {actor} loaded the example city {label}",
            "the example city is whole: its parameters and the number of its records",
        ),
        "example.withdrawn": (
            "撤下示例数据 | example withdrawn",
            "{actor} 撤下示例城市“{label}” | {actor} withdrew the example city {label}",
            "all records of the example city cease to be held: how many of each kind, and why",
        ),
    }
)

declare(
    {
        "import.confirmed": (
            "确认导入 | import confirmed",
            "{actor} 确认导入“{label}” | {actor} confirmed the import of “{label}”",
            "an import's dry run is accepted: the file's SHA-256, the columns, the answers to doubts, rows by verdict",
        ),
        "import.finished": (
            "导入完成 | import finished",
            "“{label}”导入完成 | the import of “{label}” finished",
            "every row of a confirmed import is written: SHA-256 and rows by what became of them",
        ),
        "import.cancelled": (
            "取消导入 | import cancelled",
            "{actor} 取消导入“{label}” | {actor} cancelled the import of “{label}”",
            "an import is given up before or while it is written; what was written stays until it is undone",
        ),
        "import.resumed": (
            "继续导入 | import resumed",
            "{actor} 继续导入“{label}” | {actor} resumed the import of “{label}”",
            "a cancelled import goes on",
        ),
        "import.undo_confirmed": (
            "确认撤销导入 | undoing of an import confirmed",
            "{actor} 确认撤销导入“{label}” | {actor} confirmed undoing the import of “{label}”",
            "someone decides to undo an import: the reason",
        ),
        "import.undone": (
            "撤销导入 | import undone",
            "导入“{label}”已撤销 | the import of “{label}” is undone",
            "every row of an import is withdrawn or put back, save those changed since: counts and their keys",
        ),
        "import.mapping_edited": (
            "修改列对应 | mapping edited",
            "{actor} 修改记住的列对应“{label}” | {actor} edited the remembered columns “{label}”",
            "a remembered mapping of columns is edited: before and after",
        ),
        "records.exported": (
            "导出记录 | records exported",
            "{actor} 导出“{label}” | {actor} exported “{label}”",
            "someone signed in takes records of a kind away: form, pair of moments, rows",
        ),
        "import.mapping_forgotten": (
            "删除列对应 | mapping forgotten",
            "{actor} 删除记住的列对应“{label}” | {actor} deleted the remembered columns “{label}”",
            "a remembered mapping of columns is deleted",
        ),
        "public_facts.imported": (
            "导入公开数据 | public figures imported",
            "{actor} 导入{label} | {actor} imported public figures",
            "published figures of a place are kept: how many were added, corrected, left out, and the files' hashes",
        ),
    }
)
