"""Which enterprises are nearest to a certificate: the law read on the registry's facts, subject by subject.

What lives here: the chance that open points give, one subject's standing and way, the whole registry in bulk, and the
kept results. What may not: rules (`rules/`), facts (`registry.facts`), pages. A kept result is derived and can be made
again; a forecast takes only one that was made before its moment.
"""
