"""Where a number is going: pure mathematics over yearly figures and over certificates that expire and are renewed.

What lives here: the trends, the stock of certificates, spreads and probabilities, back-testing. No database, no clock,
no random draw: the same figures give the same forecast. What may not: which indicator is forecast how (`forecast.py`).
"""
