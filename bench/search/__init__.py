"""How well passages are found: the shipped queries put to common baselines and to ours. ``python -m bench.search``."""
