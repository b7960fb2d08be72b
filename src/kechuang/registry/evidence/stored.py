"""Where a stored document lies, told in words where it is gone."""

from __future__ import annotations

from pathlib import Path

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.store import place_of
from kechuang.registry.sources import Evidence


def stored_path(evidence: Evidence) -> Path:
    """The file. Raises BadInput where it is not in the data folder any more."""
    path = place_of(evidence.sha256)
    if not path.is_file():
        raise BadInput(
            "evidence.lost",
            Sentence("材料文件不在数据目录里。", "The file is not in the data folder."),
            Sentence(
                "请系统管理员从备份恢复 evidence 目录，并运行 kechuang evidence check。",
                "Ask the administrator to restore the folder `evidence` and run kechuang evidence check.",
            ),
            sha256=evidence.sha256,
        )
    return path
