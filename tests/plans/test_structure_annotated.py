"""The outline of the annotated real plans, where they are at hand."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from kechuang.plans.model import Document
from kechuang.plans.paragraphs import paragraphs
from kechuang.plans.run_on import cut_run_on
from kechuang.plans.structure import Structure, structure

SHARED = Path(__file__).resolve().parents[3] / "shared" / "plans"
GOLD = sorted((SHARED / "gold").glob("*.json"))
TEXTS = sorted((SHARED / "text").glob("*.txt"))


def read(path: Path) -> Structure:
    document = Document(path.name, "txt", path.read_text(encoding="utf-8"), "")
    return structure(document, cut_run_on(paragraphs(document)))


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).strip("().")


@pytest.mark.skipif(not GOLD, reason="the annotated plans (../shared/plans/gold) are not here")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_tasks_and_owners_are_those_of_the_annotation(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    if not gold.get("tasks_scored", True):
        pytest.skip("the annotation does not score the tasks of this plan")
    found = read(SHARED / "gold_text" / f"{path.stem}.txt")
    assert [plain(t.number) for t in found.tasks] == [plain(t["number"]) for t in gold["tasks"]]
    for task, expected in zip(found.tasks, gold["tasks"], strict=True):
        assert plain(task.title)[:12] == plain(expected["title"])[:12]
        assert {plain(m.name) for m in task.lead} == {plain(u) for u in expected["lead"]}
        assert {plain(m.name) for m in task.participants} == {plain(u) for u in expected["participants"]}


@pytest.mark.skipif(not TEXTS, reason="the collection of plans (../shared/plans/text) is not here")
def test_every_plan_of_the_collection_is_read_and_every_mention_stands_in_its_text() -> None:
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        found = read(path)
        assert len({t.number for t in found.tasks}) == len(found.tasks), path.stem
        for task in found.tasks + found.safeguards:
            for mention in task.lead + task.participants:
                stated = plain(text[mention.span.start : mention.span.end].replace("\f", ""))
                assert set(plain(mention.name)) <= set(stated), (path.stem, mention)
