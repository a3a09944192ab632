"""Finds what each clause of an act does: its verb, whom it asks, for what, by when, on what condition."""
