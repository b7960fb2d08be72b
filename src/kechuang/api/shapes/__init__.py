"""Shapes of what the API gives and takes, as its description (OpenAPI) tells them. Answers are held to them by tests.

Answers are made by the modules that also make the command line's JSON; these classes only describe them.
"""
