"""Innovation vouchers from their issue to their redemption: how one stands on a day, what claims it, what is shown.

What may not live here: the acts (`funds/actions/`), the record itself (`registry/kinds/voucher.py`).
"""
