"""To rate: the worklist on the left, the rating form on the right, and the way between them."""
