"""The full-text index over the entries."""

from django.db import migrations

from kechuang.search.index import install, remove


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
