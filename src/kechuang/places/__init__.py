"""Townships classified by a published, dated, signed method: values from records, points, class, and how firm it is.

What lives here: methods and who signed them, the arithmetic of points and its firmness, appeals. What may not: numbers
typed for a township, and anything about people. Without a signed method there is no class.
"""
