"""A draft as what a developer reviews: the policy file with the amendment at its end, and its dated figures."""

from __future__ import annotations

import json
from importlib import import_module
from inspect import getsource

from kechuang.amendments.content import Content, document_of, edits_of
from kechuang.entitlements.drafted import draft_of
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.amendment_text import policy_file
from kechuang.rules.policy import Policy


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
    return policy_file(source, content.since, document_of(content), written, edits.dropped, edits.added)


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
