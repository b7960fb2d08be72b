"""Writing a document as .docx: one module for each part of the page; `write` puts them together.

Element order follows ECMA-376 (transitional); `xml.py` knows it, so that no word processor has anything to repair.
"""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
