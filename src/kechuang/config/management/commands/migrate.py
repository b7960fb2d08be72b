"""`migrate`, to which a new database is laid out at once: whoever brings tables up to date comes this way."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from kechuang.config.new_database import is_new, lay_out


class Command(migrate.Command):
    """Django's own command, after the tables of a new database."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Django's, and the way around."""
        super().add_arguments(parser)
        parser.add_argument("--stepwise", action="store_true", help="Take every step on a new database, too.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Lay out a new database where everything is asked for; then what Django does: steps left, signals."""
        partly = options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"]
        if not (partly or options["stepwise"]) and is_new(options["database"]):
            taken = lay_out(options["database"])
            if options["verbosity"]:
                self.stdout.write(f"A new database: the tables of {taken} migrations laid out at once.")
        super().handle(*args, **options)
