"""`python -m unkg` is `unkg`."""

from unkg.cli import main

main()
