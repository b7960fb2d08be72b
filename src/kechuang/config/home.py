"""The data folder: where it is, what lies in it, and the secret key kept there. Knows no Django.

kechuang.sqlite3    the embedded database        secret-key    signs sessions and one-time links (0600)
evidence/           documents that prove facts, each under its hash (registry.evidence)
incoming/           documents on their way; what a crash leaves here is swept at the next start
running             held locked by the server that uses the folder; says its address
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from tempfile import TemporaryFile

import platformdirs

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def home_folder() -> Path:
    """The data folder: KECHUANG_HOME, else the platform's own place for a user's data. It need not exist yet."""
    named = os.environ.get("KECHUANG_HOME")
    return Path(named).expanduser().absolute() if named else Path(platformdirs.user_data_dir("kechuang", False))


def make_home(home: Path) -> None:
    """Make the folder (readable by its owner only) and its secret key, where they are missing."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryFile(dir=home):  # a name of its own: several processes may begin in one folder at once
            pass
    except OSError as error:
        raise BadInput(
            "home.not_writable",
            Sentence(
                f"数据目录 {home} 无法建立或写入（{error.strerror}）。", f"Cannot write to {home} ({error.strerror})."
            ),
            Sentence(
                "请用 --home 指定另一个目录，或检查权限与磁盘空间。",
                "Name another with --home, or check rights and space.",
            ),
            home=str(home),
        ) from error
    key = home / "secret-key"
    if not key.exists():
        _write_once(key, secrets.token_urlsafe(48))


def secret_key(home: Path) -> str:
    """KECHUANG_SECRET_KEY, else the key in the folder, else one for this process only (nothing is written)."""
    if named := os.environ.get("KECHUANG_SECRET_KEY"):
        return named
    try:
        return (home / "secret-key").read_text(encoding="ascii").strip() or secrets.token_urlsafe(48)
    except FileNotFoundError:
        return secrets.token_urlsafe(48)


def _write_once(path: Path, text: str) -> None:
    """Write a private file whole or not at all; if another process was first, its file stays."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        draft.replace(path)
        return
    draft.unlink()
