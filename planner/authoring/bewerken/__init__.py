"""Changing rule files for somebody: text in, text out, and every byte that need not change stays as it is."""
