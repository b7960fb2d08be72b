"""A policy is gone with its file; one with a fault is refused by name; every name of those there are is explained."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kechuang import policies
from kechuang.kernel.errors import KechuangError

from .lake_workshop import DOCS, FILE, beside, script


def test_an_added_policy_is_gone_with_its_file(tmp_path: Path) -> None:
    with beside(tmp_path, FILE) as file:
        assert "lake_workshop" in policies.catalogue().policies
        file.unlink()
        sys.modules.pop("kechuang.policies.lake_workshop", None)
        policies.catalogue.cache_clear()
        assert "lake_workshop" not in policies.catalogue().policies


def test_a_policy_file_with_a_fault_is_refused_by_name(tmp_path: Path) -> None:
    with beside(tmp_path, FILE.replace('"lake_workshop",', '"lake_shop",')), pytest.raises(KechuangError) as caught:
        policies.catalogue()
    assert caught.value.code == "policy.misnamed"


def test_every_name_of_the_policies_is_in_the_glossary() -> None:
    assert (DOCS / "glossary-policies.md").read_text("utf-8") == script("glossary_policies").page()
