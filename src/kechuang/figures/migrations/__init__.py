"""Migrations of proposals and words."""
