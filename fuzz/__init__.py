"""Files changed at random and given to the program: it must tell what is wrong with each, and never fail itself.

    make fuzz                                  every kind for a few minutes
    python -m fuzz --kind unit --count 10000   so many files of one kind
    python -m fuzz --seed 7 --seconds 600

A file is made from a good one by a few changes drawn from a fixed seed (changes.py), and read as the commands read it
(kinds.py), in a process with limits. What is raised, takes more than 5 s of CPU or 1 GB, or leaves outputs of a refused
file is a finding; it is made as small as it goes (smaller.py) and written to the folder of cases, which
tests/test_fuzz_cases.py reads again ever after.

Hypothesis is not used here: a process that is killed ends its run, and it makes choices smaller, not bytes.
"""
