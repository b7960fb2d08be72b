"""Outcomes are not looked up in their runs and findings row by row: a night stores many millions of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entitlements", "0003_read_since"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outcome",
            name="finding",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                to="entitlements.finding",
            ),
        ),
        migrations.AlterField(
            model_name="outcome",
            name="since",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="entitlements.run",
            ),
        ),
        migrations.AlterField(
            model_name="outcome",
            name="until",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="entitlements.run",
            ),
        ),
    ]
