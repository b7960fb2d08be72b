"""What the ledger refuses: an account where it may not stand, undoing what is undone."""

from __future__ import annotations

from collections.abc import Mapping

from kechuang.funds.ledger.chart import Account
from kechuang.funds.ledger.entries import REVERSAL, Entry
from kechuang.funds.ledger.movements import NAMES
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def refuse_overdrawn(entry: Entry, after: Mapping[Account, int]) -> None:
    """Raise Conflict, naming the account and what is lacking, where one would stand where it may not."""
    for posting in entry.postings:
        stands = after[posting.account]
        if not posting.account.allows(stands):
            name = posting.account.of.name
            lacking = yuan(abs(stands))
            had = yuan(abs(stands - posting.fen))
            raise Conflict(
                "ledger.overdrawn",
                Sentence(
                    f"“{name.zh}”只有{had}元，还差{lacking}元，不能办理“{NAMES[entry.kind].zh}”。",
                    f"“{name.en}” holds {had} yuan, {lacking} too few for “{NAMES[entry.kind].en}”.",
                ),
                Sentence(
                    "没有记账。请核对金额，或先调整预算。",
                    "Nothing was entered. Check the amount or the budget.",
                ),
                account=posting.account.key,
                field="amount",
            )


def refuse_reversal(entry: Entry, *, undone: bool) -> None:
    """Raise Conflict for an entry that was undone, BadInput for one that itself undoes another."""
    if undone:
        raise Conflict(
            "ledger.reversed",
            Sentence("这笔分录已经冲销。", "This entry was reversed already."),
            Sentence("无需再次冲销。", "There is nothing to do."),
        )
    if entry.kind == REVERSAL:
        raise BadInput(
            "ledger.reversal",
            Sentence("冲销分录不能再冲销。", "A reversal is not reversed."),
            Sentence("请重新记一笔。", "Enter it anew."),
        )


def yuan(fen: int) -> str:
    """An amount as people write it: 1,234.50."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}"
