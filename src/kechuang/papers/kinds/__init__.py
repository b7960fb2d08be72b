"""Kinds of papers: one file each, which declares `KIND`. The folder lists itself."""
