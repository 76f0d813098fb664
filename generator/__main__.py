"""``python -m generator`` is the command ``registre``."""

from generator.cli import main

main()
