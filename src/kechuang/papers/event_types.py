"""Acts on papers that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare


def _one(zh: str, en: str, told: str) -> tuple[str, str, str]:
    return f"{zh}公文 | paper {en}", f"{{actor}} {zh}《{{label}}》 | {{actor}} {en} “{{label}}”", told


declare(
    {
        "paper.drafted": _one("起草", "drafted", "a paper is drafted from the numbers of a plan"),
        "paper.saved": _one("修改", "edited", "a new version: what it says, before and after, or refreshed figures"),
        "paper.submitted": _one("送审", "submitted", "a paper is submitted for approval"),
        "paper.returned": _one("退回", "sent back", "a leader sends it back, with the reason"),
        "paper.approved": _one("审签", "approved", "another person approves it: version and SHA-256 of what it says"),
        "paper.issued": _one("印发", "issued", "it gets its number in sequence and its date"),
        "paper.withdrawn": _one("撤回", "withdrawn", "an issued paper is withdrawn; its number is void"),
        "paper.discarded": _one("弃用", "discarded", "a draft is given up, with the reason"),
    }
)
