"""A policy is added by its file alone: it stands in the catalogue, on the command line, in the docs and on the site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from kechuang import policies
from kechuang.cli.app import main

from .lake_workshop import FILE, beside, script


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The policy beside the others, for all tests here that only ask: a catalogue is a second of checks."""
    with beside(tmp_path_factory.mktemp("policies"), FILE) as file:
        yield file


def run(*words: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


@pytest.mark.usefixtures("added")
def test_an_added_policy_stands_in_the_catalogue_and_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "lake_workshop" in policies.catalogue().policies
    assert run("policies", "--json") == 0
    assert "lake_workshop" in {p["code"] for p in json.loads(capsys.readouterr().out)}
    facts = tmp_path / "facts.json"
    facts.write_text('{"lake_benches": 11}', encoding="utf-8")
    run("explain", "湖心示范工坊", str(facts), "--on", "2021-01-01", "--lang", "zh")
    shown = capsys.readouterr().out
    assert "不符合" in shown
    assert "差1个" in shown
    assert run("policy", "show", "lake_workshop", "--on", "2021-01-01", "--lang", "zh") == 0
    assert "恰有12个工位" in capsys.readouterr().out
    assert run("policy", "template", "lake_workshop", "--csv") == 0
    assert "工位数（个）" in capsys.readouterr().out


@pytest.mark.usefixtures("added")
def test_a_table_is_assessed_against_an_added_policy_and_moved_by_its_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "shops.csv"
    table.write_text("名称,工位数（个）\n湖心甲坊,12\n湖心乙坊,30\n湖心丙坊,9\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    assert run("assess", "lake_workshop", str(table), "--on", "2021-01-01", "-o", str(out), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["yes"], told["no"], told["unknown"]) == (2, 1, 0)
    assert run("diff", "lake_workshop", "2021-01-01", "2024-06-01", "--table", str(table), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(c["code"], c["old"], c["new"]) for c in told["changes"] if c["kind"] == "figure"] == [
        ("benches", "12个", "20个")
    ]
    assert [(m["name"], m["turn"]) for m in told["subjects"]["moved"]] == [("湖心甲坊", "loses")]


@pytest.mark.usefixtures("added")
def test_an_added_policy_has_its_page_in_the_docs_and_its_names_in_the_glossary() -> None:
    pages = script("policies").pages()
    assert "工位不少于12个" in pages["lake_workshop.md"]
    assert "恰有12个工位，符合" in pages["lake_workshop.md"]
    assert "| 修改 | 工位不少于20个：工位数≥ | 12个 | 20个 |" in pages["lake_workshop.md"]
    assert "湖心示范工坊" in pages["README.md"]
    assert "| 工位数 | `lake_benches` | 个 |" in script("glossary_policies").page()


@pytest.mark.usefixtures("added")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/policies/?q=湖心示范工坊", "lake_workshop"),
        ("/policies/lake_workshop/?since=2020-01-01", "恰有12个工位，符合"),
        ("/policies/lake_workshop/check/?on=2021-01-01&lake_benches=11", "差 1个"),
        ("/policies/lake_workshop/changes/", "12个"),
    ],
)
def test_an_added_policy_is_on_the_site(address: str, said: str, client: Client) -> None:
    page = client.get(address, follow=True)
    assert page.status_code == 200
    assert said in page.content.decode()


@pytest.mark.usefixtures("added")
@pytest.mark.django_db
def test_an_added_policy_is_in_the_api(client: Client) -> None:
    api = "/api/v1/policies"
    assert "lake_workshop" in {one["code"] for one in client.get(api).json()["rows"]}
    shown = client.get(f"{api}/lake_workshop", {"on": "2021-01-01", "cases": "true"}).json()
    assert [case["answers"][0]["agrees"] for case in shown["cases"]] == [True]
    assert client.get(f"{api}/lake_workshop/template").json()["facts"]["lake_benches"]["unit"] == "个"
    changes = client.get(f"{api}/lake_workshop/changes").json()["changes"]
    assert ("benches", "12个", "20个") in [(one["code"], one["old"], one["new"]) for one in changes]
    subject = {"facts": {"lake_benches": 11}, "on": "2021-01-01"}
    told = client.post(f"{api}/lake_workshop/explain", json.dumps(subject), content_type="application/json").json()
    assert (told["verdict"], told["conditions"][0]["measures"][0]["distance"]) == (False, 1)
    assert [one["code"] for one in told["way_out"]["impossible"]] == ["benches"]  # it names no lever
