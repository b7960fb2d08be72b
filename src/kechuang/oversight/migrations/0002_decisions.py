"""What a meeting decided: the sentence of its minutes, and by when."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Both empty for what no meeting decided."""

    dependencies: ClassVar = [("oversight", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            "matter",
            "minute",
            models.CharField(blank=True, help_text="The sentence of the minutes that decided it", max_length=500),
        ),
        migrations.AddField(
            "matter",
            "until",
            models.DateField(blank=True, help_text="By when the meeting wants it done", null=True),
        ),
    ]
