"""The four kinds of rules, one file each."""
