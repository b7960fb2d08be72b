"""Who: users, roles and sign-in. What may not live here: anything about plans or records."""
