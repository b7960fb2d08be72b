"""A decision freezes the money it grants with every input; added as a column that may be empty: the table stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_words")]

    operations = [migrations.AddField("decision", "amount", models.JSONField(blank=True, null=True))]
