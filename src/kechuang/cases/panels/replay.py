"""A published draw as one document, and repeating it: what does not agree is told sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kechuang.cases.panels.lots import canonical, seed, sha256, sm3
from kechuang.cases.panels.need import Need
from kechuang.cases.panels.protocol import FORMAT, Commitment, Entry, panel_after
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Out:
    """Who left a panel, under their handle, and why: a code of `sifting` or of an answer."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """The panel after these left; the first step has none. An empty panel: none was possible."""

    out: tuple[Out, ...]
    panel: tuple[str, ...]
    at: str

    def plain(self) -> dict[str, Any]:
        """As it stands in the document."""
        return {"out": [{"id": o.id, "reason": o.reason} for o in self.out], "panel": list(self.panel), "at": self.at}


def document(commitment: Commitment, secret: str, value: str, steps: Sequence[Step]) -> dict[str, Any]:
    """The whole draw, ready to be published."""
    plain = commitment.plain()
    return {
        "format": FORMAT,
        "commitment": plain,
        "sha256": sha256(canonical(plain)),
        "sm3": sm3(canonical(plain)),
        "revealed": {"secret": secret, "value": value},
        "seed": seed(secret, value, commitment.digest),
        "steps": [step.plain() for step in steps],
    }


def disagreements(published: Mapping[str, Any]) -> list[Sentence]:
    """What a repetition finds different. Raises BadInput for something that is no published draw."""
    try:
        return _disagreements(published)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadInput(
            "draw.unreadable",
            Sentence("这不是一份公布的专家抽取文件。", "This is not a published draw of experts."),
            Sentence(
                f"请使用抽取页面下载的 JSON 文件（{error}）。", f"Use the JSON file of the draw's page ({error})."
            ),
        ) from error


def _disagreements(published: Mapping[str, Any]) -> list[Sentence]:
    said, shown = published["commitment"], published["revealed"]
    found = []
    digest = sha256(canonical(said))
    if digest != published["sha256"] or sm3(canonical(said)) != published["sm3"]:
        found.append(Sentence("承诺内容与公布的摘要不符。", "The commitment is not what its digest says."))
    if sha256(shown["secret"].encode()) != said["secret_sha256"]:
        found.append(Sentence("揭示的随机数与承诺不符。", "The secret is not the one committed to."))
    made = seed(shown["secret"], shown["value"], digest)
    if made != published["seed"]:
        found.append(Sentence("种子与随机数、公开数值不符。", "The seed does not follow from secret and public value."))
    need, pool = Need(**said["need"]), [Entry(**one) for one in said["pool"]]
    panel, gone = [Entry(**one) for one in said["kept"]], frozenset[str]()
    for number, step in enumerate(published["steps"]):
        gone |= {one["id"] for one in step["out"]}
        panel = panel_after(need, pool, panel, made, said["rotation"], gone) or []
        if [one.id for one in panel] != step["panel"]:
            found.append(
                Sentence(f"第{number}步应为：{_ids(panel)}。", f"Step {number} should have given: {_ids(panel)}.")
            )
            panel = [one for one in pool if one.id in step["panel"]]
    return found


def _ids(panel: Sequence[Entry]) -> str:
    return " ".join(one.id for one in panel) or "–"
