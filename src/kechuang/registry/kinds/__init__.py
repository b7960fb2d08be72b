"""What can be recorded, one kind a file: its fields with official terms and units, its key, its time, who may see it.

What may not live here: acts, questions, meaning. A new kind is a new file and the migration made from it.
"""
