"""Drafts: a policy file edited elsewhere, checked beside all policies as if it stood in their folder.

A draft in Python is run: only the command line takes one, from the machine's own user. The portal takes tables alone.
"""

from __future__ import annotations

import traceback
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.rules.catalogue import Catalogue
from kechuang.rules.policy import Policy


def with_draft(path: Path, catalogue: Catalogue, code: str) -> Catalogue:
    """The policies with the draft in place of the one it edits. Raises BadInput, BadRule, OSError."""
    policy = _policy_in(path)
    if policy.code != code:
        raise BadInput(
            "draft.other_policy",
            Sentence(f"“{path}”是政策{policy.code}的草案，不是{code}。", f"“{path}” drafts {policy.code}, not {code}."),
            Sentence("请换一个文件，或改正政策代码。", "Choose another file, or correct the code of the policy."),
            path=str(path),
        )
    return catalogue.replaced(policy)


def _policy_in(path: Path) -> Policy:
    path.read_bytes()  # what cannot be opened is told as such
    spec = spec_from_file_location(f"_draft_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise _not_a_policy(path, "不是Python文件", "is not a Python file")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except KechuangError:
        raise
    except Exception as error:  # a draft may be wrong in any way
        line = error.lineno if isinstance(error, SyntaxError) else traceback.extract_tb(error.__traceback__)[-1].lineno
        raise _not_a_policy(path, f"第{line}行：{error}", f"line {line}: {error}") from error
    policy = getattr(module, "POLICY", None)
    if not isinstance(policy, Policy):
        raise _not_a_policy(path, "没有定义POLICY", "defines no POLICY")
    return policy


def _not_a_policy(path: Path, zh: str, en: str) -> BadInput:
    return BadInput(
        "draft.not_a_policy",
        Sentence(f"读不出草案“{path}”（{zh}）。", f"Cannot read the draft “{path}” ({en})."),
        Sentence("草案应是一个政策文件（.py）或数值表（.toml）。", "A draft is a policy file or a table (.toml)."),
        path=str(path),
    )
