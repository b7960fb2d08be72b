"""`indicators`: every one is listed, live or reported, with its definitions and where each is written."""

from __future__ import annotations

import json

import pytest

from kechuang.cli.app import main

PROMISED = {
    "rd_intensity", "invention_patents_per_10k", "hnte", "tech_sme", "industry_rd_share", "tech_innovation_centres",
    "key_laboratories", "industry_institutes", "core_platforms", "academician_stations", "postdoc_sites",
    "new_rd_bodies", "transfer_bodies", "tech_markets", "tech_contract_value", "promotion_events", "incubators",
    "maker_spaces", "star_creations", "innovation_teams", "innovation_talents", "agri_giants", "tech_giants",
    "manufacturer_rd_body_share", "alliances", "agri_park_acceptance", "hightech_zone", "innovative_county",
    "fiscal_st_spending", "patent_zero",
}  # fmt: skip
"""What a plan of this kind asks: each is made from records."""


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code  # type: ignore[return-value]


def test_every_indicator_of_the_plan_is_live_and_each_definition_has_a_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("indicators", "--json") == 0
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)}
    assert PROMISED - {code for code, one in found.items() if not one["reported"]} == set()
    assert all(version["cites"] for one in found.values() for version in one["versions"])


def test_words_and_reported_narrow_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("indicators", "国科发火〔2016〕32号") == 0
    told = capsys.readouterr().out
    assert "hnte" in told and "academician_stations" not in told
    assert run("indicators", "--reported", "--json") == 0
    assert all(one["reported"] for one in json.loads(capsys.readouterr().out))
