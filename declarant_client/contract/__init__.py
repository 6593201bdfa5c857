"""What crosses the wire between client and receiving office, version 1: one definition for both.

The types say the shapes; ``resources/contract`` holds the published OpenAPI document and the
test vectors of the canonical form.
"""
