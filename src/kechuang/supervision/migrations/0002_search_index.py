"""The full-text index over the search entries."""

from django.db import migrations

from kechuang.supervision.search_index import install, remove


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
