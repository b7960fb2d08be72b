"""One page, one module: each defines `urlpatterns` and, where it stands in the head of the site, `NAV`.

The folder lists itself; a new page needs no edit elsewhere. Views here are thin: they ask, and a template shows.
What may not live here: decisions, changes of state (supervision/actions), anything two pages share (portal/).
"""
