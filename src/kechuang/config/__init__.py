"""Settings, URLs, the server, and how a database is brought up to date. No behaviour of the product."""
