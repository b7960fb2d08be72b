"""Writing a document as PDF/A, and drawing pictures in dots: by Typst, which loads nothing from anywhere.

The page is laid out by `official.typ`; Python hands it the document as data: no word of it is an
instruction.
"""

MEDIA_TYPE = "application/pdf"
