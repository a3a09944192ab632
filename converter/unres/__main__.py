"""`python -m unres` is `unres`."""

from unres.cli import main

if __name__ == "__main__":
    main()
