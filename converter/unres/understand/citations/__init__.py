"""Finds what a text cites: what each reference points to, down to the paragraph, and how it is used."""
