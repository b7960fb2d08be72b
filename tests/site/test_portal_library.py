"""The library of documents: found by words, opened, taken away, and reached from the rules it governs."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.rules.library import code_of

pytestmark = pytest.mark.django_db
MEASURES = code_of("高新技术企业认定管理办法", "国科发火〔2016〕32号")


def test_documents_are_found_by_number_article_and_clause(client: Client) -> None:
    for words in ("国科发火〔2016〕32号", "研究开发费用占比", "高新技术企业认定 第十一条"):
        page = client.get(reverse("policy-library"), {"q": words}).content.decode()
        assert reverse("policy-document", args=[MEASURES]) in page, words
    assert "没有符合的文件" in client.get(reverse("policy-library"), {"q": "查无此文"}).content.decode()


def test_an_article_leads_to_its_rules_and_a_rule_back_to_its_document(client: Client) -> None:
    page = client.get(reverse("policy-document", args=[MEASURES])).content.decode()
    assert "第十一条（五）" in page
    assert f"{reverse('policy', args=['hnte'])}?since=2016-01-01" in page
    assert reverse("policy-document", args=[MEASURES]) in client.get(reverse("policy", args=["hnte"])).content.decode()
    assert client.get(reverse("policy-document", args=["nothing"])).status_code == 404


def test_the_table_has_a_row_for_every_rule_of_every_article(client: Client) -> None:
    table = client.get(reverse("policy-library"), {"q": "国科发火〔2016〕32号", "format": "csv"}).content.decode(
        "utf-8-sig"
    )
    assert "第十一条（五）" in table
    assert "近三年研究开发费用占比" in table
