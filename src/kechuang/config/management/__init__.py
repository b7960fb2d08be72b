"""Commands of Django that the configuration changes."""
