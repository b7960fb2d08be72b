"""Charts as plain SVG, drawn on the server: they work without a script, in print and in grey.

What lives here: scales and shapes of marks. What may not: numbers (they come ready), colours (tokens.css, charts.css).
Colour never tells anything alone: what is expected is dashed or hatched, a band has edges, a lamp has a word.
"""
