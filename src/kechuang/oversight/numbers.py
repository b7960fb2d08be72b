"""Numbers of questions (WX) and matters (DC): the year, a serial without gaps. Inside the act's transaction."""

from __future__ import annotations

from kechuang.events.record import wait_for_turn
from kechuang.funds import numbering
from kechuang.oversight.models import Matter


def next_number(prefix: str, year: int) -> str:
    """WX202600001, WX202600002 …"""
    wait_for_turn()
    return numbering.next_number(Matter, prefix, year)
