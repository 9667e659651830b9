"""The commands of editors: what is wrong with the pages, what is due for review, what a change does."""
