"""What pages of supervision share: milestones as a reader sees them, forms of verbs, tables to take away."""
