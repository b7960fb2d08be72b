"""The database itself refuses to change or remove an event."""

from django.db import migrations

from kechuang.events.append_only import install, remove


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
