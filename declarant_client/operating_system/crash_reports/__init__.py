"""What is kept of errors that nobody expected, and of a process that ended all at once.

- ``wording``: what a report says of an error; nothing that a person typed or a file held.
- ``error_log``: the log of such reports.
- ``hard_crashes``: what Python's ``faulthandler`` wrote when a process died.
- ``hooks``: being told of an error in any thread.
"""
