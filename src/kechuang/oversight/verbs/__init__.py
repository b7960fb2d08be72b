"""One verb, one file: who may, what it says, and its `effect` where it does more than move the matter."""
