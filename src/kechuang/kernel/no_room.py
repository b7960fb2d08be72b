"""Whether an error says that the machine has no room left: from the system, from SQLite, from PostgreSQL."""

from __future__ import annotations

import errno

from kechuang.kernel.errors import KechuangError
from kechuang.kernel.sentences import Sentence

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No space on the device, quota used up, file too large for the device."""
_SQLITE_FULL = frozenset({"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})
_POSTGRES_FULL = "53100"


class NoRoom(KechuangError):
    """Nothing more can be stored. What is stored stays and can be read."""


def no_room(error: BaseException) -> NoRoom | None:
    """The designed error where that is what it, or what it was raised from, says; None for any other trouble."""
    seen: BaseException | None = error
    while seen is not None:
        if (
            (isinstance(seen, OSError) and seen.errno in FULL)
            or getattr(seen, "sqlite_errorname", "") in _SQLITE_FULL
            or getattr(seen, "sqlstate", "") == _POSTGRES_FULL
        ):
            return NoRoom(
                "storage.full",
                Sentence(
                    "服务器磁盘已满，这次没有保存。已有的内容完好，查看不受影响。",
                    "The server has no room left: this was not saved. All that is stored is whole and can be read.",
                ),
                Sentence(
                    "请联系系统管理员腾出空间，再重新提交。",
                    "Ask the system administrator to make room, then submit again.",
                ),
            )
        seen = seen.__cause__
    return None
