"""Checks across rules: what each file says of the others holds. One file for each thing that is checked."""
