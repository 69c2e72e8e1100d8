"""Which municipalities are alike, with reasons that add up to the score, and in which groups they fall."""
