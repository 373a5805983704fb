"""What the commands share: the terminal, findings in every form, progress, faults of the program."""
