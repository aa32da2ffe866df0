"""`python -m waqai`: the command line."""

from waqai.cli import main

main()
