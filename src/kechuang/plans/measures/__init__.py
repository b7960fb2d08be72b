"""What a task says is to be done: its own sentences cut into measures, each with verb, object, quantities and date.

What lives here: the cutting, from the words alone. What may not: which records would show that a measure was carried
out, and who says so (`kechuang.oversight`).
"""
