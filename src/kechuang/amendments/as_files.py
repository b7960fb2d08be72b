"""A draft as what a developer reviews: the policy file with the amendment at its end, and its dated figures."""

from __future__ import annotations

import json
from importlib import import_module
from inspect import getsource
from typing import Any

from kechuang.amendments.content import Content, document_of, edits_of
from kechuang.entitlements.drafted import draft_of
from kechuang.kernel.errors import BadInput
from kechuang.kernel.folders import modules_of
from kechuang.kernel.sentences import Sentence
from kechuang.policies import vocabulary
from kechuang.rules.amendment_text import Named, policy_file
from kechuang.rules.policy import Policy
from kechuang.rules.tree import Node


def as_policy_file(policy: Policy, content: Content) -> str:
    """Python text; `kechuang diff CODE --draft FILE` reads it. Raises BadInput, NotInForce."""
    edits = edits_of(policy, content)
    if any(one.since == content.since for one in policy.versions):
        raise BadInput(
            "draft.same_day",
            Sentence(f"已有版本自{content.since}起施行。", f"A version begins on {content.since} already."),
            Sentence("请改一个施行日。", "Choose another day."),
            field="since",
        )
    written = {code: content.written[code].strip() for code in edits.written}
    source = getsource(import_module(f"kechuang.policies.{policy.code}"))
    document, named = document_of(content), named_facts(policy)
    return policy_file(source, content.since, document, written, edits.dropped, edits.added, named)


def named_facts(policy: Policy) -> dict[str, Named]:
    """By name of the fact: what a policy file calls it, in the file itself, else in the vocabulary."""
    own = import_module(f"kechuang.policies.{policy.code}")
    found: dict[str, Named] = {}
    for module, where in ((own, ""), *((one, one.__name__) for one in modules_of(vocabulary))):
        for name, value in vars(module).items():
            for expression, one in _under(name, value):
                if isinstance(one, Node) and one.op == "fact":
                    found.setdefault(one.args[0].name, Named(where, expression))
    return found


def _under(name: str, value: Any) -> list[tuple[str, Any]]:
    """A value of a module, or those of a list in it: `SALES[0]`."""
    if isinstance(value, list | tuple):
        return [(f"{name}[{place}]", one) for place, one in enumerate(value)]
    return [(name, value)]


def as_figures(policy: Policy, content: Content) -> str:
    """Its dated figures as a table (TOML) that `kechuang diff --draft` and `--jurisdiction` read. Raises BadInput."""
    told = draft_of(policy, content.figures, content.since, content.document)
    texts = {name.strip(): text.strip() for name, text in content.figures.items()}
    entries = [
        "\n".join(
            (
                "[[figure]]",
                f"policy = {_quoted(policy.code)}",
                f"parameter = {_quoted(name)}",
                f"value = {_quoted(texts[name])}",
                f"since = {content.since.isoformat()}",
                f"document = {_quoted(content.document or '修订草案')}",
                f"number = {_quoted(content.number)}",
                'article = ""',
                'confidence = "local"',
            )
        )
        for name in told
    ]
    return "\n\n".join(entries) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
