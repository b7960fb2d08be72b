"""The ways money moves: each a code, the kinds of accounts it goes from and to. Nothing else can be entered.

moved("commit", 500_000_00, Place(2025, "platforms", "award 7"))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kechuang.funds.ledger.chart import KINDS, Account
from kechuang.funds.ledger.entries import Entry, Posting, merged
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Movement:
    """One way: what it is called, from which kind of account to which."""

    code: str
    name: Sentence
    source: str
    to: str


def _ways(*ways: tuple[str, str, str, str, str]) -> Mapping[str, Movement]:
    return MappingProxyType({code: Movement(code, Sentence(zh, en), source, to) for code, zh, en, source, to in ways})


MOVEMENTS = _ways(
    ("appropriate", "安排预算", "Budget set", "appropriation", "available"),
    ("cut", "调减预算", "Budget cut", "available", "appropriation"),
    ("carry_out", "结转下年", "Carried to next year", "available", "carried_out"),
    ("carry_in", "上年结转", "Carried from last year", "carried_in", "available"),
    ("carry_commitment_out", "未拨款结转下年", "Commitment carried to next year", "committed", "carried_out"),
    ("carry_commitment_in", "上年未拨款结转", "Commitment carried from last year", "carried_in", "committed"),
    ("lapse", "收回财政", "Taken back by the treasury", "available", "lapsed"),
    ("commit", "确定支持", "Support decided", "available", "committed"),
    ("release", "取消或核减支持", "Support cancelled or cut", "committed", "available"),
    ("send", "送银行", "Sent to the bank", "committed", "in_transit"),
    ("arrive", "到账", "Arrived", "in_transit", "paid"),
    ("bounce", "银行退回", "Returned by the bank", "in_transit", "committed"),
    ("give_back", "结余收回", "Surplus returned", "paid", "returned"),
    ("put_in", "注资", "Put into the pool", "pool_capital", "pool_cash"),
    ("take_out", "撤资", "Taken out of the pool", "pool_cash", "pool_capital"),
    ("compensate", "补偿损失", "Loss compensated", "pool_cash", "compensated"),
    ("recover", "追偿返还", "Recovery shared back", "recovered", "pool_cash"),
    ("lend", "贷款入池", "Loan covered", "lent", "outstanding"),
    ("repay", "归还贷款", "Loan repaid", "outstanding", "repaid"),
    ("lose", "认定本金损失", "Principal lost", "outstanding", "lost"),
)

SHIFT, CARRY, CARRY_COMMITMENT = "shift", "carry", "carry_commitment"
NAMES: Mapping[str, Sentence] = MappingProxyType(
    {code: one.name for code, one in MOVEMENTS.items()}
    | {
        SHIFT: Sentence("预算调剂", "Budget shifted between lines"),
        CARRY: Sentence("预算结转", "Budget carried over"),
        CARRY_COMMITMENT: Sentence("未拨款结转", "Commitment carried over"),
        "reversal": Sentence("冲销", "Reversal"),
    }
)
"""What every kind of entry is called."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where money moves: year, line (or pool), award (or loan); each kind of account takes of it what names it."""

    year: int = 0
    line: str = ""
    subject: str = ""

    def account(self, kind: str) -> Account:
        """The account of a kind at the place. Raises ValueError where the place lacks what names it."""
        return Account(kind, **{part: getattr(self, part) for part in KINDS[kind].parts})


def moved(code: str, fen: int, at: Place) -> Entry:
    """One movement as an entry. Raises BadInput for an amount that is none."""
    way = MOVEMENTS[code]
    return Entry(code, (Posting(at.account(way.to), fen), Posting(at.account(way.source), -fen)))


def shifted(fen: int, source: Place, to: Place) -> Entry:
    """Budget taken from one line and given to another of the same year: what is appropriated moves with it."""
    return merged(SHIFT, (moved("cut", fen, source), moved("appropriate", fen, to)))


def carried(fen: int, at: Place) -> Entry:
    """What a line has left, carried into the next year."""
    return merged(CARRY, (moved("carry_out", fen, at), moved("carry_in", fen, _next(at))))


def carried_commitment(fen: int, at: Place) -> Entry:
    """What an award has still to come, carried into the next year."""
    ways = (moved("carry_commitment_out", fen, at), moved("carry_commitment_in", fen, _next(at)))
    return merged(CARRY_COMMITMENT, ways)


def _next(at: Place) -> Place:
    return Place(at.year + 1, at.line, at.subject)
