"""Official documents after GB/T 9704-2012: what one consists of, its checks, and writing it as .docx and as PDF/A.

What lives here: the content model, the measures of the standard, the writers, pictures for paper. What may not:
plans, numbers, people, Django, the clock. Whoever has something to say fills a `Document` and hands it to a writer.
"""
