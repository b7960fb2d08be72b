"""Search entries live in the app `search` now: those of stored plans are written there, the old table goes."""

import importlib
from typing import Any

from django.db import migrations

from kechuang.search.tokens import index_tokens, kind_token, title_tokens

old_index = importlib.import_module("kechuang.supervision.migrations.0002_search_index")


def move(apps: Any, schema_editor: Any) -> None:
    old, new = apps.get_model("supervision", "SearchEntry"), apps.get_model("search", "SearchEntry")
    findings = apps.get_model("supervision", "Finding")
    english = dict(findings.objects.values_list("pk", "sentence_en"))
    batch = []
    for entry in old.objects.select_related("plan").defer("plan__text").order_by("pk").iterator(1000):
        also = english.get(entry.object_id, "") if entry.kind == "finding" else ""
        words = index_tokens(f"{entry.body}\n{also}")
        batch.append(
            new(
                kind=entry.kind,
                object_id=entry.object_id,
                within=entry.plan_id,
                title=entry.title,
                body=entry.body,
                start=entry.start,
                title_tokens=title_tokens(entry.title),
                body_tokens=f"{words} {kind_token(entry.kind)}",
                standing=entry.plan.withdrawn_at is None,
                label="public",
            )
        )
    new.objects.bulk_create(batch, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0003_bindings"), ("search", "0002_index")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(old_index.remove, old_index.install, elidable=True),
        migrations.DeleteModel(name="SearchEntry"),
    ]
