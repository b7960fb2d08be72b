"""What the records say, as the values the draw is made of: experts, applicants, the sheet of a policy."""
