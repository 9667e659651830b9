"""The memory image: the short way to a first answer. Read README.md in this folder first."""
