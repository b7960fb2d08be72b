"""Fair panels as plain values: who must not judge whom, what a panel needs, the lot, scores together, fees.

What lives here: rules and arithmetic that anyone can repeat. What may not: Django, the clock, the database.
"""
