"""Evaluating: gold and system in one shape, matched, scored and reported; and the speed of it all."""
