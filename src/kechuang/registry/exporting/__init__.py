"""Taking lists away: one table of rows and columns, written as xlsx, csv, parquet or JSON with what every column means.

What may not live here: pages, and who may take what (the caller gives rows that may be seen).
"""
