"""How much support is: one way a file, each a small typed calculation with its source. A module gives `WAY`.

The four modes of a project plan are competitive (竞争择优), stable (稳定支持), post_subsidy (后补助) and indirect
(间接投入: voucher, interest, risk cover). What may not live here: who decides, what is entered in the ledger.
"""
