"""Reports that others ask for on their own forms (高企年报, R&D statistics, 火炬): each a projection of stored facts.

One file for each form in `forms/`: its lines in the order the form asks, each with the fact of ours that answers it.
What may not live here: a figure of its own. What nobody has recorded is told as missing, never as nought; what is not
known about the form itself (its line numbers, its unit of money) is said on it.
"""
