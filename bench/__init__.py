"""Measurements that are printed as ratios of one run, for the machine is shared and its seconds mean little."""
