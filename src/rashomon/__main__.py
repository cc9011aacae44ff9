"""`python -m rashomon` does what `rashomon` does."""

from rashomon.cli import main

main()
