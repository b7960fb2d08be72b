"""One job, one file: `JOB` says its name, what it does, when, and calls the action that does it."""
