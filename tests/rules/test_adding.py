"""A policy is added by its file alone: it stands in the catalogue, on the command line, in the docs and on the site."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client

from kechuang import policies
from kechuang.cli.app import main
from kechuang.kernel.errors import KechuangError

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


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file in a folder that the package of policies also looks in, and no trace of it afterwards."""
    file = tmp_path / "lake_workshop.py"
    file.write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(policies, "__path__", [*policies.__path__, str(tmp_path)])
    policies.catalogue.cache_clear()
    yield file
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


def test_an_added_policy_is_gone_with_its_file(added: Path) -> None:
    assert "lake_workshop" in policies.catalogue().policies
    added.unlink()
    sys.modules.pop("kechuang.policies.lake_workshop", None)
    policies.catalogue.cache_clear()
    assert "lake_workshop" not in policies.catalogue().policies


def test_a_policy_file_with_a_fault_is_refused_by_name(added: Path) -> None:
    added.write_text(FILE.replace('"lake_workshop",', '"lake_shop",'), encoding="utf-8")
    with pytest.raises(KechuangError) as caught:
        policies.catalogue()
    assert caught.value.code == "policy.misnamed"


def test_every_name_of_the_policies_is_in_the_glossary() -> None:
    assert (DOCS / "glossary-policies.md").read_text("utf-8") == script("glossary_policies").page()


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
