"""What a change of the data does: the answers that change, and what the files say differently."""
