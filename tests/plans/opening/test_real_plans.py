"""All real plans at hand open, and a PDF or web page says the same as its text version. Skips where they are absent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from kechuang.plans.model import Paragraph
from kechuang.plans.opening import open_bytes
from kechuang.plans.paragraphs import fold, paragraphs
from kechuang.plans.structure import structure

PLANS = Path(__file__).resolve().parents[3].parent / "shared" / "plans"
pytestmark = pytest.mark.skipif(
    not (PLANS / "original").is_dir(), reason="the real plans (../shared/plans) are not here"
)

ORIGINALS = sorted((PLANS / "original").glob("*")) if PLANS.is_dir() else []
TEXTS = sorted((PLANS / "text").glob("*.txt")) if PLANS.is_dir() else []
LOST_ORDER = 2
"""So many text versions lost the order of their lines when they were made; there the original reads better."""


@dataclass(frozen=True)
class Read:
    """One file, opened and structured."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    tasks: set[tuple[str, str]]


def read(path: Path) -> Read:
    document = open_bytes(path.read_bytes(), path.name)
    found = paragraphs(document)
    tasks = structure(document, found).tasks
    return Read(document.text, found, {(task.number, task.title.rstrip("。")[:12]) for task in tasks})


def agreement(a: set[tuple[str, str]], b: set[tuple[str, str]]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def solid(one: Read) -> str:
    return "".join(paragraph.text for paragraph in one.paragraphs if paragraph.kind != "chrome")


@pytest.fixture(scope="module")
def files() -> dict[Path, Read]:
    return {path: read(path) for path in [*TEXTS, *ORIGINALS]}


def test_every_plan_opens_and_every_character_stands_in_its_place(files):
    assert files
    for one in files.values():
        folded = fold(one.text)
        for paragraph in one.paragraphs:
            assert list(paragraph.offsets) == sorted(set(paragraph.offsets))
            assert all(c in (folded[at], " ") for c, at in zip(paragraph.text, paragraph.offsets, strict=True))


def test_an_original_holds_the_same_tasks_as_its_text_version(files):
    shares = {
        path.stem: agreement(files[path].tasks, files[PLANS / "text" / f"{path.stem}.txt"].tasks) for path in ORIGINALS
    }
    below = {name: share for name, share in shares.items() if share < 0.95}
    assert len(below) <= LOST_ORDER, below
    assert sum(shares.values()) / len(shares) >= 0.99


def test_an_original_holds_the_same_characters_as_its_text_version(files):
    for path in ORIGINALS:
        ours, theirs = solid(files[path]), solid(files[PLANS / "text" / f"{path.stem}.txt"])
        common = sum((Counter(ours) & Counter(theirs)).values())
        assert 2 * common / (len(ours) + len(theirs)) >= 0.96, path.name
