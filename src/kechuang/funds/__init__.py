"""Public money for science and technology: budgets, calls, what projects are given, payments, the pool behind loans.

What lives here: the ledger (`ledger/`, double entry without Django), how it is stored and guarded, the four modes of
support and other rules by date (`by_date/`), the acts on all of it (`actions/`, one verb each). What may not: what a
policy asks or grants (`policies`), the course of an application (`cases`), pages.
"""
