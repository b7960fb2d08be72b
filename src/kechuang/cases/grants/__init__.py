"""What a grant enters on record, by the kind of record a policy's procedure names: one file for each kind.

A file holds `GRANT`: the kind, and the values of a new record. What may not live here: which policy grants what
(`Procedure.becomes`, in the policy's own file), when it is entered (`cases/granting.py`).
"""
