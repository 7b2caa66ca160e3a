"""The exit codes of the command line."""

DONE = 0
FINDINGS = 1
"""`check` found an error."""
USAGE = 2
UNREADABLE = 3
"""An input cannot be read, or a target cannot be written; one line on stderr says why."""
CRASHED = 70
"""A fault of the program itself; a log was written."""
INTERRUPTED = 130
