"""Opens a data folder that `kechuang up` made, for commands that must not make one."""

from __future__ import annotations

import os
from pathlib import Path

from kechuang.config.home import home_folder
from kechuang.config.setup import pending, start_django
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def open_existing(home: Path | None) -> Path:
    """Load Django with the folder. Raises BadInput where there is none."""
    folder = home.expanduser().absolute() if home else home_folder()
    if not os.environ.get("DATABASE_URL") and not (folder / "kechuang.sqlite3").exists():
        raise BadInput(
            "home.missing",
            Sentence(f"数据目录里没有数据库：{folder}", f"There is no database in {folder}."),
            Sentence("请检查 --home；首次使用请执行 kechuang up。", "Check --home; first run `kechuang up`."),
            home=str(folder),
        )
    start_django(folder)
    if pending():
        raise Conflict(
            "database.behind",
            Sentence("数据库还没有更新到本版本。", "The database is not yet up to date with this version."),
            Sentence("请先执行一次 kechuang up。", "Run `kechuang up` once first."),
        )
    return folder
