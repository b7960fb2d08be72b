"""One file for each form of somebody else's, under the name FORM; the folder lists itself.

A line stands here only where a text that was read names what it asks; headings and their order are the text's.
"""
