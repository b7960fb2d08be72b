"""Cases are found by an index over their words; lists in their usual order come from indexes too."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from kechuang.cases.words_of import INDEXED, tokens_of


def tell_words(apps: Any, schema_editor: Any) -> None:
    """Write down the words of the cases there are."""
    cases, words = apps.get_model("cases", "Case"), apps.get_model("cases", "CaseWords")
    batch: list[Any] = []
    for case in cases.objects.only("number", "title", "organisation_name", "call").order_by("pk").iterator(2000):
        batch.append(words(case_id=case.pk, **tokens_of(case)))
        if len(batch) == 2000:
            words.objects.bulk_create(batch, batch_size=300)
            batch = []
    words.objects.bulk_create(batch, batch_size=300)


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_subject_and_own"), ("search", "0002_index")]

    operations = [
        migrations.AddIndex("case", models.Index(fields=["due", "since", "id"], name="case_by_limit")),
        migrations.AddIndex("case", models.Index(fields=["opened_at", "id"], name="case_by_opening")),
        migrations.AddIndex("case", models.Index(fields=["closed_at", "id"], name="case_by_closing")),
        migrations.CreateModel(
            name="CaseWords",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("title_tokens", models.TextField()),
                ("body_tokens", models.TextField()),
            ],
        ),
        migrations.RunPython(INDEXED.install, INDEXED.remove),
        migrations.RunPython(tell_words, migrations.RunPython.noop, elidable=True),
    ]
