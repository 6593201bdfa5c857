"""Results: what came of speaking up, case by case, and the enterprise's word on each answer.

``page`` is the page; ``news`` tells of it elsewhere, and is loaded with every start.
"""
