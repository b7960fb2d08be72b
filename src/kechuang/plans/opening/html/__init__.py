"""Web pages: the document on the page as lines, without the page around it.

`blocks.py` turns the tree into lines, `tables.py` data tables into rows, `page.py` tells the document from navigation.
"""

from __future__ import annotations

import re

from kechuang.plans.opening import refusals
from kechuang.plans.opening.decoding import decode
from kechuang.plans.opening.html.blocks import page_of
from kechuang.plans.opening.html.page import without_navigation

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def text_of(data: bytes, name: str) -> str:
    """The document on a page: a block a line, a table row a line with tabs between cells. Raises BadDocument."""
    from lxml import etree
    from lxml import html as lxml_html

    declared = _DECLARED.search(data[:8192])
    source = decode(data, name, declared[1].decode("ascii") if declared else None)
    source = _XML_DECLARATION.sub("", source).replace("\x00", "")
    if not source.strip():
        raise refusals.empty(name)
    # Nesting may be deep: the tree is walked without recursion, and the size of the file is bounded.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise refusals.empty(name) from broken
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise refusals.damaged(name, "nested too deep")
    return "\n".join(without_navigation(page_of(tree)))
