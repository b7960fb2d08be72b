"""What the pages of organisations are made of: the file of one, put together from `sections/`, and the staff's list.

What may not live here: views (`pages/`), what a figure means (`indicators`), rules (`policies`).
"""
