"""An invented policy, put beside those of the product for a while; and the scripts that write its documentation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from kechuang import policies

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILE = '''
"""湖心示范工坊: an invented policy."""

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import number
from kechuang.rules.policy import Document, Policy, Version

PAPER = Document("明湖市湖心工坊认定办法", "明科〔2020〕7号", date(2020, 1, 1), ("第三条",))
BENCHES = number("lake_benches", "工位数", "个")
POLICY = Policy(
    "lake_workshop",
    "湖心示范工坊",
    "Lake workshop",
    subject="carrier",
    reference="application",
    grants=Sentence("示范工坊称号", "The title"),
)


@POLICY.since("2020-01-01", documents=(PAPER,))
def _(v: Version) -> None:
    v.must("benches", "工位不少于12个", BENCHES >= "12个", PAPER("第三条"))


@POLICY.since("2024-01-01", documents=(PAPER,))
def _(v: Version) -> None:
    v.must("benches", "工位不少于20个", BENCHES >= "20个", PAPER("第三条"))


POLICY.case(
    "just_enough",
    "恰有12个工位，符合",
    "Exactly twelve benches",
    on="2021-01-01",
    given="lake_benches=12",
    expect="benches=符合 结论=符合",
)
'''


@contextmanager
def beside(folder: Path, text: str) -> Iterator[Path]:
    """The file in a folder that the package of policies also looks in, and no trace of it afterwards."""
    file = folder / "lake_workshop.py"
    file.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policies, "__path__", [*policies.__path__, str(folder)])
        policies.catalogue.cache_clear()
        try:
            yield file
        finally:
            policies.catalogue.cache_clear()
            sys.modules.pop("kechuang.policies.lake_workshop", None)


def script(name: str) -> ModuleType:
    """A script of the documentation as a module."""
    spec = spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
