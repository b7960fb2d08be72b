"""The invented city 明湖市: its plan, and a generator of its records that gives the same city for the same seed.

What lives here: draws, word lists, the paths the city takes, one module per group of records, all without Django and
without a clock. What may not live here: real names, real figures, storing anything.

    from kechuang.examples.city import city
    for kind, row in city(seed=1, enterprises=1500, years=(2021, 2026)):   # plain dicts by field name
        ...
"""
