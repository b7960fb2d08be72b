"""How the database is asked, whatever is asked. What may not live here: any table, and any question of its own."""
